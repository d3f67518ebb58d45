/** The words for what a person should look at, and why each kind of issue matters to readers. */
import type { AdviceCode } from './advice.ts';
import type { IssueCode } from './read.ts';

const shownBesides: Record<string, string> = {
  organizations: 'the whole organisation',
  publisher: 'the whole publisher',
  phones: 'this telephone number',
  emails: 'this mail address',
  links: 'this link',
  sections: 'this section',
  relations: 'this relation',
};

/** @param value as it stood, in quotation marks @param more what else is known, plain */
export const adviceSentences: Record<AdviceCode, (value: string, more: string) => string> = {
  'shelter-address': (value) =>
    `This looks like the address of a place that protects people (${value}). If nobody should find it, take it out of the file, or write "confidential": true until you can.`,
  'past-year': (value) => `The text speaks of ${value} as if it were now or to come. See whether it is still true.`,
  'future-date': (value) => `${value} has not come yet. Is it a typing error?`,
  'missing-language': (value) =>
    `The feed offers ${value}, and this text is not there in it. Readers of that language get another one, marked as such. Add the translation if there is one.`,
  'no-language': () => 'Nothing says in which language this is written. Add `lang` to the feed, or to the record.',
  'http-link': (value) => `${value} is not encrypted. If the site answers to https:// too, write that.`,
  'unknown-type': (value, more) => `${value} is not in the feed's \`types\`, so it is shown as it stands, in every language.${meant(more)} Add it there, or use one of its ids.`,
  'unknown-tag': (value, more) => `${value} is not in the feed's \`tags\`, so it is shown as it stands, in every language.${meant(more)} Add it there, or use one of its ids.`,
  'several-tags': (value, more) => `${value} is one tag. If several are meant, write a list: ${more}.`,
  'unknown-place': (value) => `${value} is not in the feed's \`places\`, so readers see the bare code. Give it a label there.`,
  'unknown-org': (value) => `No organisation of this feed has the id ${value}, and no \`name\` says who is meant, so the relation is not shown. Correct the id, or add the name.`,
  'unknown-status': (value) => `${value} is none of the known values, so readers see it as it stands. Write active, inactive, merged or withdrawn.`,
  'unknown-field': (value, more) => `The format has no field ${value} here, so it is shown nowhere.${meant(more)} Fields of your own begin with x-.`,
  'misspelt-confidential': (value) => `${value} looks like \`confidential\`, and is not: the address is shown to everybody. Write "confidential": true, or better take the address out of the file.`,
  'misplaced-confidential': (value, place) => `${value} hides nothing here: only addresses have such a mark. Cards that read this feed show ${shownBesides[place] ?? 'this'} to everybody; \`publish\` ${place === 'organizations' || place === 'publisher' ? 'leaves out its addresses, telephone numbers and mail addresses, and shows the rest' : 'leaves it out'}. Take out of the feed what nobody should read.`,
  markup: (value) => `${value} is HTML, and readers see it as it stands. Texts are plain: take tags out, write & for &amp;, and divide paragraphs by an empty line.`,
  'broken-letters': (value) => `${value} has letters that could not be read (\uFFFD). The file, or what it was made from, is not in UTF-8: save it again as UTF-8.`,
  'not-utf-8': () => 'The file is in UTF-16, and browsers read UTF-8. Save it as UTF-8.',
  'bare-host': (value) => `${value} leads to a file of this name beside the feed, since it does not begin with https://. If another site is meant, write https:// before it.`,
  'unknown-language': (value) => `${value} is no language that is known. Write its code: en for English, fr for French, de for German.`,
  'same-folder': (value, more) => `${value} differs from the id of ${more} by capital letters only. Its page will be at …/${value.slice(1, -1)}~2/, and stay there only as long as both are in the feed. Give it another id.`,
  'no-tel': (value) => `${value} can be read and not be called: there is no number to dial with it. Write { "tel": "+3228947484", "display": ${value} }.`,
  'duplicate-name': (value, more) => `${more} is called ${value}, too. If both are the same organisation, keep one; if not, an acronym or a place tells them apart.`,
  'no-updated': () => 'Nothing says when the feed was made. Add `updated` with the date, best whenever the file is written.',
  'no-publisher': () => 'Nothing says who publishes the feed. Add `publisher` with a name.',
  'other-list': (_, more) => `Are these the organisations? In a feed their list is called \`organizations\`: { "orgfeed": "1.0", "title": "…", "organizations": [ … ] }. Each has an \`id\` and a \`name\`${more && `; the first one here has ${more}, so fields have to get the names of the format, too`}.`,
  'header-type': (value) => `The server calls the file ${value === '""' ? 'nothing' : value}. Let it answer with Content-Type: application/json.`,
  'header-cors': (value) => `The server ${value === '""' ? 'does not say that other sites may read the file' : `lets only ${value} read the file`}. Let it answer with Access-Control-Allow-Origin: *.`,
  'header-cache': (value) => `The server ${value === '""' ? 'does not say' : `says ${value}, not`} how long the file may be kept. Let it answer with Cache-Control: max-age=300 or more.`,
}; // prettier-ignore

const meant = (more: string): string => (more ? ` Is \`${more}\` meant?` : '');

/** Why it matters to readers, whoever they are. */
export const reasons: Record<IssueCode | AdviceCode, string> = {
  'not-a-feed': 'Every card that asks for this feed stays empty, or keeps the link that its page has for that case.',
  'other-version': 'Every card that asks for this feed stays empty, or keeps the link that its page has for that case.',
  missing: 'Readers look for something that they need to know, and it is not there.',
  empty: 'A heading with nothing below it would leave readers waiting, so it is not shown.',
  'not-an-object': 'What stands there cannot be told apart, so readers see nothing of it.',
  'not-text': 'Readers would see the bones of the file, so they see nothing of it.',
  'too-long': 'Readers do not get to the end.',
  'too-many': 'Readers do not see the rest, and are not told that there is more.',
  'bad-id': 'No page can ask for the record, and no link can lead to it.',
  'duplicate-id': 'Who asks for this organisation gets the other one.',
  'bad-language':
    'Screen readers would read it with the wrong voice, and nobody would be offered it in their language.',
  'bad-place': 'Readers cannot find it by country, and see no name of the place.',
  'bad-date': 'Readers do not learn when it was, and lists cannot sort by it.',
  'bad-url': 'Readers have nothing to follow, or would follow it into a trap.',
  'other-origin': 'Another site could put its own records under your name.',
  'bad-email': 'Readers cannot write, or would write to somebody else.',
  'bad-phone': 'Who touches the number on a telephone gets no call, and that can be a hotline.',
  'bad-number': 'Readers see nothing of it, and lists cannot count with it.',
  'bad-colour': 'The logo may be invisible on its ground.',
  'bad-version': 'Readers with another version do not find their file.',
  confidential:
    'Somebody may be found who must not be found: the file itself can be read by anybody who knows its address.',
  cycle: 'A filter that looks for everything below the term would never end.',
  'shelter-address': 'People who hide there can be found by those from whom they hide.',
  'past-year': 'Readers take an old plan for news, and trust the rest less.',
  'future-date': 'Readers trust the rest less.',
  'missing-language': 'Some readers get a text in a language that they may not read.',
  'no-language': 'Screen readers read it with the voice of the page around, which may be the wrong one.',
  'http-link': 'Anybody on the way can read and change what readers see there, and some browsers warn.',
  'unknown-type': 'Readers of other languages get a word that they may not know.',
  'unknown-tag':
    'Readers of other languages get a word that they may not know, and who filters by the usual tag does not find this.',
  'several-tags': 'Readers see one long tag, and who filters by one of its words does not find this.',
  'unknown-place': 'Readers see a code that means nothing to them.',
  'unknown-org': 'Readers are not led to the organisation that belongs to this one.',
  'unknown-status': 'Readers of other languages get a word that they may not know.',
  'unknown-field': 'Somebody wrote it for readers, and they never see it.',
  'misspelt-confidential': 'People who hide there can be found by those from whom they hide.',
  'misplaced-confidential': 'Somebody who wants not to be found or called can be.',
  markup: 'Readers stumble over tags and codes among the words.',
  'broken-letters': 'Readers see question marks inside names, and do not find them by search.',
  'not-utf-8': 'Every card that asks for this feed stays empty, or keeps the link that its page has for that case.',
  'bare-host': 'Readers follow the link and find nothing.',
  'unknown-language':
    'Screen readers have no voice for it, and readers are offered a page in a language without a name.',
  'same-folder': 'The address that readers have kept may lead to the other one.',
  'no-tel': 'Who touches the number on a telephone gets no call, and that can be a hotline.',
  'duplicate-name': 'Readers cannot tell which one they want.',
  'no-updated': 'Readers cannot tell whether the data is of today or years old.',
  'no-publisher': 'Readers cannot tell whose word this is.',
  'other-list': 'What is there already can become a feed.',
  'header-type': 'Some tools refuse a feed that is not called JSON.',
  'header-cors': 'Cards on other sites cannot load the feed: their readers see only the fallback.',
  'header-cache': 'Readers wait for the file anew on every page.',
};
