/** The package: element classes, feeds and profiles. Importing it does nothing else; `org-cards/define.js` defines the tags. */
export { OrgCard } from './elements/org-card.ts';
export { OrgContact } from './elements/org-contact.ts';
export { OrgDirectory } from './elements/org-directory.ts';
export { OrgTags } from './elements/org-tags.ts';
export { OrgSearchEvent, OrgSelectEvent } from './elements/directory-events.ts';
export { OrgErrorEvent, OrgLoadEvent, OrgTagEvent } from './elements/events.ts';
export { FeedError, type ErrorReason } from './feed/load.ts';
export { loadFeed, type LoadedFeed } from './feed/load-feed.ts';
export { parseFeed, type Issue, type IssueCode, type ParsedFeed } from './feed/read.ts';
export { jsonLdOf } from './profile/json-ld.ts';
export { csvOf, profileOf, vcardOf } from './profile/profile-of.ts';
export type {
  Address,
  Feed,
  Link,
  Organization,
  Paragraphs as LocalizedParagraphs,
  Phone,
  Publisher,
  Relation,
  Term,
  Text as LocalizedText,
} from './feed/schema.ts';
export type { Fact, Logo, Profile, Section, Tag } from './profile/profile.ts';
export type { ContactPoint } from './profile/contact.ts';
export type { Reference } from './profile/speaker.ts';
export type { Phrase } from './profile/text.ts';
export type { Messages } from './profile/messages.ts';
