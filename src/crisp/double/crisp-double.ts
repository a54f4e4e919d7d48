import { type DoubleServer, type DoubleServerOptions, startDouble } from "../../http/double-server.js";
import { type Clock, systemClock } from "../../model/index.js";
import type { Double } from "./answer.js";
import { ContactList } from "./contact-list.js";
import { ConversationList } from "./conversation-list.js";
import { conversationRoutes } from "./conversation-routes.js";
import { Drift, type DriftEvent } from "./drift.js";
import { FileAnswers } from "./file-answer.js";
import { type CrispTier, type DoubleCredentials, Gate } from "./gate.js";
import { helpdeskRoutes } from "./helpdesk-routes.js";
import { legacyHelpdeskRoutes } from "./legacy-helpdesk-routes.js";
import { peopleRoutes } from "./people-routes.js";
import { type CrispQuirks, defaultQuirks } from "./quirks.js";
import { createRouter, type RouteUse } from "./router.js";
import { annexBWorkspace } from "./seed.js";
import { userRoutes } from "./user-routes.js";
import { pluginRoutes, websiteRoutes } from "./website-routes.js";
import { DoubleWorkspace } from "./workspace.js";
import type { WorkspaceContent } from "./workspace-content.js";

/**
 * A local Crisp: answers every read route of API v1 as the fact sheet says, with its doubts as switches.
 * Demo, tests, rehearsals and benchmarks run against it. It never leaves this machine.
 */
export interface CrispDoubleOptions {
	/** What is not given has the sheet's default. */
	quirks?: Partial<CrispQuirks>;
	/** Default: Annex B. The double changes it as tests and drift ask. */
	workspace?: WorkspaceContent;
	credentials?: Partial<DoubleCredentials>;
	tier?: CrispTier;
	/** For the day of the quota, the edge cache, latency and the dates of changes. */
	clock?: Clock;
	/** The same as the quirk `latencyMs`. */
	latencyMs?: number;
	/** The same as the quirk `dailyQuota`. */
	quota?: { perDay: number };
	server?: DoubleServerOptions;
}

export interface CrispDouble {
	/** Up to and including `/v1`, as `CRISP_API_URL` wants it. */
	apiUrl: string;
	websiteId: string;
	credentials: DoubleCredentials;
	/** `http://host:port/files/` */
	filesUrl: string;
	/** `host:port`, as `UNCRISP_FILE_HOSTS` wants it. */
	fileHost: string;
	workspace: DoubleWorkspace;
	/** May be changed while it runs. */
	quirks: CrispQuirks;
	server: DoubleServer;
	/** Requests against today's quota. */
	quotaUsed(): number;
	resetQuota(): void;
	/** Requests and statuses by route template, e.g. `/website/{w}/conversations/{page}`. */
	uses: ReadonlyMap<string, RouteUse>;
	/** All requests, or those of one template. */
	requestCount(template?: string): number;
	/** Requests with a method that writes; must stay 0. */
	writes(): number;
	/** Requests to the file host, and those among them that carried credentials. */
	fileRequests(): { all: number; withCredentials: number };
	/** What drift did so far. */
	driftEvents: readonly DriftEvent[];
	close(): Promise<void>;
}

export async function startCrispDouble(options: CrispDoubleOptions = {}): Promise<CrispDouble> {
	const quirks: CrispQuirks = {
		...defaultQuirks,
		...(options.latencyMs !== undefined && { latencyMs: options.latencyMs }),
		...(options.quota && { dailyQuota: options.quota.perDay }),
		...options.quirks,
	};
	const clock = options.clock ?? systemClock;
	const content = options.workspace ?? annexBWorkspace(quirks);
	const workspace = new DoubleWorkspace(content, clock, () => quirks.editBumps);
	const credentials: DoubleCredentials = {
		identifier: "11111111-2222-4333-8444-555555555555",
		key: "d0b1e".padEnd(64, "0123456789abcdef"),
		tier: options.tier ?? "website",
		...options.credentials,
	};
	const gate = new Gate(credentials, quirks, clock);
	const drift = new Drift(workspace, quirks);
	const files = new FileAnswers(content.files, quirks);
	const uses = new Map<string, RouteUse>();
	const double: Double = {
		quirks,
		workspace,
		conversations: new ConversationList(workspace, quirks),
		contacts: new ContactList(workspace, quirks),
		tier: () => gate.credentials.tier,
		looks: 0,
		beforeList: (page, query) => drift.beforeList(page, query),
		afterList: (ids) => drift.afterList(ids),
	};
	let filesUrl = "";
	const rewrite = (body: string) =>
		quirks.keepStorageUrls
			? body
			: body.replaceAll(/https:\/\/(?:storage\.crisp\.chat|media\.giphy\.com)\//g, filesUrl);
	const app = createRouter(routes, { double, gate, clock, uses, rewrite });
	app.get("/files/*", (c) => files.answer(c.req.raw));
	const server = await startDouble((request) => app.fetch(request), options.server);
	const url = new URL(server.url);
	filesUrl = `${url.origin}/files/`;

	return {
		apiUrl: `${url.origin}/v1`,
		websiteId: content.websiteId,
		credentials,
		filesUrl,
		fileHost: url.host,
		workspace,
		quirks,
		server,
		quotaUsed: () => gate.used,
		resetQuota: () => {
			gate.used = 0;
		},
		uses,
		requestCount: (template) =>
			template === undefined
				? [...uses.values()].reduce((sum, use) => sum + use.requests, 0)
				: (uses.get(template)?.requests ?? 0),
		writes: () => uses.get("write")?.requests ?? 0,
		fileRequests: () => ({ all: files.requests, withCredentials: files.withCredentials }),
		driftEvents: drift.events,
		close: () => server.close(),
	};
}

// Fixed words before placeholders: `conversations/suggest/...` must not be taken for a page.
const routes = [
	...websiteRoutes,
	...pluginRoutes,
	...userRoutes,
	...peopleRoutes,
	...conversationRoutes,
	...helpdeskRoutes,
	...legacyHelpdeskRoutes,
];
