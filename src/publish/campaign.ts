/** Campaign parameters, by which a newsletter's readers are counted on the page that they reach. */

/**
 * `utm_…` parameters as text, ready to be added to an address.
 * @param campaign the campaign's name, or the parameters themselves: `utm_source=letter&utm_campaign=spring`
 */
export function campaignOf(campaign: string): string {
  const given = campaign.includes('=') ? [...new URLSearchParams(campaign)] : [['utm_campaign', campaign] as const];
  const parameters: Record<string, string> = { utm_source: 'newsletter', utm_medium: 'email' };
  for (const [name, value] of given) if (/^utm_[a-z_]+$/.test(name)) parameters[name] = value;
  return new URLSearchParams(parameters).toString();
}

/** The address with the parameters; what it had of its own stays as it was written. */
export function withCampaign(url: string, campaign: string | undefined): string {
  if (!campaign || !/^https?:/.test(url)) return url;
  const [, address, query, fragment] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url)!;
  const kept = (query ?? '?')
    .slice(1)
    .split('&')
    .filter((part) => part && !part.startsWith('utm_'));
  return `${address}?${[...kept, campaign].join('&')}${fragment ?? ''}`;
}
