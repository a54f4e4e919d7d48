import { z } from "zod";

/**
 * Branded ids of entities. They are the source's own ids (Crisp's), so that a record, its entity and its ledger entry share one name;
 * where Crisp has none, the rule stands beside the id.
 */
export const WorkspaceId = z.string().brand("WorkspaceId");
/** Crisp `user_id`; an invited agent has none yet and is `invite:<e-mail>`. */
export const AgentId = z.string().brand("AgentId");
export const TeamId = z.string().brand("TeamId");
/** Crisp `inbox_id`; the main inbox, which Crisp does not list, is `main`. */
export const InboxId = z.string().brand("InboxId");
/** Crisp `people_id`; an anonymous visitor is `visitor:<session_id>`, a contact known only by e-mail `email:<lower-case e-mail>`. */
export const ContactId = z.string().brand("ContactId");
/** Companies have no id in Crisp: `domain:<domain>` or `name:<name>`. */
export const CompanyId = z.string().brand("CompanyId");
/** `contact:<key>` or `conversation:<key>`. */
export const CustomFieldId = z.string().brand("CustomFieldId");
/** The segment's text, as Crisp has it. */
export const TagId = z.string().brand("TagId");
/** Crisp `session_id`. */
export const ConversationId = z.string().brand("ConversationId");
/** `<session_id>/<fingerprint>`. */
export const MessageId = z.string().brand("MessageId");
/** The URL the file was read from. */
export const AttachmentId = z.string().brand("AttachmentId");
/** `<locale>/<content type>/<tree path>`. */
export const ArticleId = z.string().brand("ArticleId");
/** `<locale>/<content type>/<folder path>`. */
export const CategoryId = z.string().brand("CategoryId");

export type WorkspaceId = z.infer<typeof WorkspaceId>;
export type AgentId = z.infer<typeof AgentId>;
export type TeamId = z.infer<typeof TeamId>;
export type InboxId = z.infer<typeof InboxId>;
export type ContactId = z.infer<typeof ContactId>;
export type CompanyId = z.infer<typeof CompanyId>;
export type CustomFieldId = z.infer<typeof CustomFieldId>;
export type TagId = z.infer<typeof TagId>;
export type ConversationId = z.infer<typeof ConversationId>;
export type MessageId = z.infer<typeof MessageId>;
export type AttachmentId = z.infer<typeof AttachmentId>;
export type ArticleId = z.infer<typeof ArticleId>;
export type CategoryId = z.infer<typeof CategoryId>;
