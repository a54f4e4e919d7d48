/** What a backup reads only when asked to (`--with`), because each costs at least one request per conversation, contact or e-mail. */
export const extraNames = ["pages", "events", "relations", "originals", "contact-events", "subscriptions"] as const;
export type ExtraName = (typeof extraNames)[number];
