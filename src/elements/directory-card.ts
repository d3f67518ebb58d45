/** The organization that is open, as its full card with a button that closes it; it has the focus while it is. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { ordersFor } from '../profile/address.ts';
import type { Language } from '../profile/messages.ts';
import { buildProfile, type Profile } from '../profile/profile.ts';
import type { LoadedFeed } from '../feed/load.ts';
import { card } from './card.ts';
import type { Directory } from './directory.ts';
import { help } from './help.ts';
import { policyOf } from './wishes.ts';
import type { Content } from './templates.ts';

/** With what shows only to who uses the list or its filters, since the pointer or the focus in them is what loads it. */
export const detailStyles = css`
  .open {
    grid-column: 1 / -1;
  }
  /* At hand wherever the finger is in the filters. */
  .shut {
    background: var(--org-surface, light-dark(#fff, #151a20));
    grid-column: 1 / -1;
    inset-block-end: 0.5em;
    position: sticky;
  }
  .unfolded :is(input, button) {
    scroll-margin-block: 4em;
  }
  /* Many a page has a header or a footer that stays, and does not say so: what has the focus keeps off them. */
  .main :is(a, button) {
    scroll-margin-block: min(8em, 20vh);
  }
  button.tag:hover {
    background: color-mix(in oklab, var(--_accent) 18%, var(--_tint));
  }
  .card.compact:hover .name :is(a, button) {
    text-decoration: underline;
    text-decoration-color: currentColor;
  }
  .letters button:hover:enabled,
  .plain:hover {
    background: var(--_tint);
  }
  .detail {
    position: relative;
  }
  .detail .head {
    padding-inline-end: 3em;
  }
  dialog.detail {
    background: none;
    border: 0;
    color: inherit;
    inline-size: min(60em, 100vw - 2em);
    margin: auto;
    max-block-size: calc(100dvb - 2em);
    max-inline-size: none;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0;
    position: fixed;
  }
  dialog.detail::backdrop {
    background: rgb(12 16 20 / 55%);
  }
  .close {
    block-size: 44px;
    border-color: transparent;
    color: light-dark(#1c2228, #e7ebef);
    font-size: 1em;
    inline-size: 44px;
    inset-block-start: 0.6em;
    inset-inline-end: 0.6em;
    padding: 0;
    position: absolute;
    z-index: 2;
  }
  @media (forced-colors: active) {
    .close {
      border: 1px solid ButtonText;
    }
  }
  @media print {
    dialog.detail {
      display: none;
    }
  }
`;

const words: Record<Language, string> = { en: 'Close', fr: 'Fermer' };

const close = ({ detail, answer }: Directory): TemplateResult =>
  html`<button type="button" class="close" @click=${detail.close}>
    <span aria-hidden="true">✕</span><span class="unseen">${words[answer.messages.lang as Language]}</span>
  </button>`;

const button = (label: unknown, press: (event: Event) => void): TemplateResult =>
  html`<button class="tag" type="button" @click=${press}>${label}</button>`;

const full = (view: Directory, profile: Profile): TemplateResult =>
  html`${close(view)}${card(profile, {
    layout: 'full',
    level: view.element.headingLevel,
    pictures: view.pictures,
    referrerPolicy: view.element.referrerPolicy,
    extras: [],
    tags: {
      limit: undefined,
      href: undefined,
      ...(view.offers('tag') && { button }),
      follow: (tag, label, event) => {
        event.preventDefault();
        view.follow(tag, label);
      },
    },
  })}`;

export const openInFront = (view: Directory, profile: Profile): TemplateResult => {
  const { detail } = view;
  const cancel = (event: Event): void => {
    event.preventDefault();
    detail.close();
  };
  const outside = (event: Event): void => {
    if (event.target === event.currentTarget) detail.close();
  };
  return html`<dialog
    part="detail"
    class="detail"
    aria-labelledby="name"
    @cancel=${cancel}
    @close=${detail.close}
    @click=${outside}
  >
    <div>${full(view, profile)}</div>
  </dialog>`;
};

const region = (view: Directory, profile: Profile): TemplateResult =>
  html`<div part="detail" class="detail" role="region" aria-labelledby="name" tabindex="-1">
    ${full(view, profile)}
  </div>`;

/** In its place in the list. */
export const openInline = (view: Directory, row: number): TemplateResult =>
  region(view, view.detail.profile ?? view.profileOf(row));

/** Above the list, where it is not in it. */
export function openOnTop(view: Directory, profile: Profile): Content {
  const { detail, found, from, shown } = view;
  const place = Array.prototype.indexOf.call(found.rows, detail.row);
  return detail.place === 'inline' && place >= from && place < from + shown ? nothing : region(view, profile);
}

/** Everything there is to say: with the rest of a summary, and with the orders of addresses where they are unusual. */
export async function complete(view: Directory, row: number, signal: AbortSignal): Promise<Profile> {
  const { answer, search } = view;
  let { feed } = search;
  let organization = search.at(row);
  const page = search.sourceOf(row) as LoadedFeed;
  if (answer.remote && page.feed.profile?.toLowerCase() === 'summary') {
    const helps = await help();
    const asking = { signal, referrerPolicy: policyOf(view.element) };
    // Where the rest cannot be had the summary must do.
    const found = await helps?.findOrganization(page, organization.id, true, asking).catch(() => undefined);
    if (found) ({ feed, organization } = found);
  }
  return buildProfile(feed, organization, answer.locale, answer.messages, await ordersFor(organization));
}

/** Moves the focus in and out, when everything is drawn. */
export function moveFocus({ detail, element, focus, query, search }: Directory): void {
  const root = element.renderRoot;
  const dialog = root.querySelector('dialog');
  if (dialog && !dialog.matches(':modal') && element.isConnected) {
    // Whoever moves the element in the page takes its dialog out of the front and leaves it open.
    dialog.removeAttribute('open');
    dialog.showModal();
  }
  const before = detail.id;
  const id = detail.row === undefined ? undefined : query.org;
  if (id === before) return;
  if (id === undefined) {
    const row = search.rowOf(before!);
    const opener = row === undefined ? null : root.querySelector<HTMLElement>(`#org-${row}`);
    // A tag in it was pressed: what it has chosen has the focus.
    if (!root.querySelector('[part~=chips] :focus')) (opener ?? focus.field())?.focus();
  } else {
    const shown = root.querySelector<HTMLElement>('[part~=detail]');
    // Not drawn yet.
    if (!shown) return;
    if (!dialog) shown.focus();
  }
  detail.id = id;
}
