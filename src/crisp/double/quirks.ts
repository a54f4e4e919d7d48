/**
 * What is uncertain or odd about the real service, as switches. Q numbers are those of the fact sheet, section 4.
 * Every value is flat, so the command line can offer each as a flag. The defaults are the sheet's suggested ones.
 */
export interface CrispQuirks {
	/** Q1. Status of lists. */
	listStatus: 200 | 206;
	/** Q2. 206 while older messages remain and 200 at the start, or always the same. */
	messageStatus: "by-remainder" | "always-200" | "always-206";
	/** Q3. Messages per call: 40; 20 and 50 have been told of too. */
	messageBatch: number;
	/** Q4. Index 0 of a batch is the oldest; "descending" imitates a change. */
	messageOrder: "ascending" | "descending";
	/** Q5. `timestamp < value`, or `<=`. */
	timestampBefore: "strict" | "inclusive";
	/** Q6. Content: two messages with one millisecond on a batch edge. */
	equalTimestamps: boolean;
	/** Q7. Content: negative and short fingerprints, and one that recurs in another conversation. */
	oddFingerprints: boolean;
	/** Q8. `per_page` outside 20 to 50. */
	perPage: "clamp" | "refuse";
	/** Q9. Page number 0. */
	pageZero: "first" | "refuse";
	/** Q10. A page past the end. */
	pastEnd: "empty-list" | "not-found" | "empty-object";
	/** Q11. What happens between two list calls; seeded by `driftSeed`. */
	drift: "none" | "bump" | "delete" | "touch";
	/** Q11. */
	driftSeed: number;
	/** Q12. Conversations without messages, unless `include_empty=1`. */
	emptyConversations: "hidden" | "listed";
	/** Q13. Whether the unfiltered list covers sub-inboxes. */
	subInboxes: "listed" | "hidden";
	/** Q14. How a missing value looks: as seeded, absent, null, blank, `{}`, a mixture; "dropped" also drops present optional ones. */
	missingKeys: "as-seeded" | "absent" | "null" | "blank" | "object" | "mixed" | "dropped";
	/** Q15. Content: visitors without e-mail and contact. */
	anonymousVisitors: boolean;
	/** Q16. Content: automated messages without an author. */
	automatedAuthor: boolean;
	/** Q17. Content: a message type, an event namespace and a top-level field nobody knows. */
	unknownTypes: boolean;
	/** Q18. Scopes the token lacks, e.g. `website:conversation:messages`; also helpdesk, inboxes, teams, campaign-templates, website. */
	missingScopes: readonly string[];
	/** Q18. The route answers 403, or mixed objects come without the protected fields. */
	missingScopeEffect: "forbidden" | "fields";
	/** Q18. Reason of such a 403. */
	missingScopeReason: "not_allowed" | "token_scope_forbidden";
	/** Q19. User-tier routes under other tiers. */
	userOnlyRoutes: "forbidden" | "answered";
	/** Q20. Status for a wrong or missing tier header. */
	wrongTierStatus: 401 | 403;
	/** Q21. Requests a day (UTC); 0 = no limit, -1 = by tier: 10,000, 5,000, none. */
	dailyQuota: number;
	/** Q21. */
	quotaStatus: 429 | 420;
	/** Q21. */
	quotaBody: "json" | "empty" | "html";
	/** Q21. Seconds in a `Retry-After` header; 0 = no header. */
	quotaRetryAfter: number;
	/** Q22. After so many answered calls a burst of refusals; 0 = never. */
	burstEvery: number;
	/** Q22. Refusals in a burst. */
	burstLength: number;
	/** Q23. Life of the edge cache; 0 = off. */
	edgeCacheMs: number;
	/** Q24. Messages of a removed conversation. */
	deletedMessages: "not-found" | "empty-list";
	/** Q25. Every n-th call is answered broken; 0 = never. */
	brokenEvery: number;
	/** Q25. How. "stall" never answers; cut connections are faults of the server. */
	brokenKind: "html-502" | "truncated-json" | "stall";
	/** Q26. Added to the only total there is, `people/stats`. */
	peopleTotalOffset: number;
	/** Q27. Dates of plan and plugin subscriptions. */
	planDates: "iso" | "milliseconds";
	/** Q28. Contact data as `data.data.data`, or one level less. */
	peopleDataShape: "nested" | "flat";
	/** Q29. Conversations of a contact. */
	peopleConversations: "ids" | "objects";
	/** Q30. Whether tree paths may lack their `.md`. */
	treePaths: "with-extension" | "extension-optional";
	/** Q31. An e-mail as contact id. */
	emailAsId: boolean;
	/** Q32. Sign of time zones: negative or positive east of Greenwich. */
	timezoneSign: "negative-east" | "positive-east";
	/** Q33. Content: empty, huge, right-to-left texts and control characters. */
	hardTexts: boolean;
	/** Q34. Whether an edit moves the conversation's `updated_at`. */
	editBumps: boolean;
	/** Q35. Fingerprints as JSON numbers or text. */
	fingerprintForm: "number" | "string";
	/** Q36. Content-Type of files. */
	mediaTypes: "right" | "wrong" | "missing";
	/** Q37. Reads of the old help desk; its writes are 423 always. */
	legacyHelpdesk: "gone" | "works";
	/** Q37. Reads of the new help desk. */
	treeHelpdesk: "works" | "gone";
	/** How many levels one answer of the tree shows, the asked folder's own included; 0 = all (3.14). */
	treeLevels: number;
	/** Whether `sub_path` narrows the tree, or the root comes whatever it says (3.14). */
	subPath: "understood" | "ignored";
	/** Whether the flat list of pages answers; the client has had it since 11.0.0 only. */
	pageList: "works" | "gone";
	/** Q38. Content: a merged pair of conversations. */
	mergedPair: boolean;
	/** Q39. `compose`, `unread`, `availability`, `active.now` differ at each look. */
	volatileFields: boolean;
	/** Q40. Where a slash at the end is accepted. */
	trailingSlash: "messages" | "nowhere";
	/** Lists without `per_page`. */
	listPageSize: number;
	/** `per_page` where none was sent. */
	defaultPerPage: number;
	/** Which date `filter_date_*` of conversations means (3.3). */
	dateWindow: "updated" | "created";
	/** Whether the order flags of the conversation list are honoured, or its order is none at all (5.2). */
	conversationOrder: "as-asked" | "ignored";
	/** Waits before each answer. */
	latencyMs: number;
	/** Leave file URLs on Crisp's hosts instead of pointing them here. */
	keepStorageUrls: boolean;
	/** Annex B: after the walk began one listed conversation goes away and one receives a message. */
	liveChanges: boolean;
}

export const defaultQuirks: Readonly<CrispQuirks> = {
	listStatus: 206,
	messageStatus: "by-remainder",
	messageBatch: 40,
	messageOrder: "ascending",
	timestampBefore: "strict",
	equalTimestamps: true,
	oddFingerprints: true,
	perPage: "clamp",
	pageZero: "first",
	pastEnd: "empty-list",
	drift: "none",
	driftSeed: 1,
	emptyConversations: "hidden",
	subInboxes: "listed",
	missingKeys: "mixed",
	anonymousVisitors: true,
	automatedAuthor: true,
	unknownTypes: true,
	missingScopes: [],
	missingScopeEffect: "forbidden",
	missingScopeReason: "not_allowed",
	userOnlyRoutes: "forbidden",
	wrongTierStatus: 401,
	dailyQuota: -1,
	quotaStatus: 429,
	quotaBody: "json",
	quotaRetryAfter: 0,
	burstEvery: 0,
	burstLength: 3,
	edgeCacheMs: 0,
	deletedMessages: "not-found",
	brokenEvery: 0,
	brokenKind: "html-502",
	peopleTotalOffset: 0,
	planDates: "iso",
	peopleDataShape: "nested",
	peopleConversations: "ids",
	treePaths: "with-extension",
	emailAsId: true,
	timezoneSign: "negative-east",
	hardTexts: true,
	editBumps: true,
	fingerprintForm: "number",
	mediaTypes: "right",
	legacyHelpdesk: "gone",
	treeHelpdesk: "works",
	treeLevels: 0,
	subPath: "understood",
	pageList: "works",
	mergedPair: true,
	volatileFields: false,
	trailingSlash: "messages",
	listPageSize: 20,
	defaultPerPage: 20,
	dateWindow: "updated",
	conversationOrder: "as-asked",
	latencyMs: 0,
	keepStorageUrls: false,
	liveChanges: false,
};
