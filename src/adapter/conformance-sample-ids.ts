import {
	AgentId,
	ArticleId,
	CategoryId,
	CompanyId,
	ContactId,
	ConversationId,
	InboxId,
	TagId,
	TeamId,
	WorkspaceId,
} from "../model/index.js";

/** When everything in the sample workspace happened. */
export const at = Date.UTC(2024, 4, 6, 7, 8, 9);
/** Who is who in the sample workspace. */
export const ids = {
	workspace: WorkspaceId.parse("mkworkspaceid"),
	agent: AgentId.parse("mkagentid"),
	team: TeamId.parse("mkteamid"),
	inbox: InboxId.parse("mkinboxid"),
	company: CompanyId.parse("domain:mkcompany.example"),
	contact: ContactId.parse("mkcontactid"),
	visitor: ContactId.parse("visitor:mksessionvisitor"),
	tag: TagId.parse("mktagid"),
	conversation: ConversationId.parse("mksession"),
	bare: ConversationId.parse("mksessionvisitor"),
	category: CategoryId.parse("en/articles/mkcategory"),
	article: ArticleId.parse("en/articles/mkcategory/mkarticle"),
};
export const place = { country: "FR", region: "mkregion", city: "mkcity", latitude: 48.85, longitude: 2.35 };
