import type { Manifest } from "../src/adapter/contract.js";
import type { AdapterLoader } from "../src/adapter/registry.js";

/** The adapters that come with uncrisp. Loaded only when named, so `--help` stays quick. */
export const builtinAdapters: Record<string, AdapterLoader> = {
	chatwoot: async () => (await import("./chatwoot/adapter.js")).chatwoot,
	"live-helper-chat": async () => (await import("./live-helper-chat/adapter.js")).liveHelperChat,
	"request-tracker": async () => (await import("./request-tracker/adapter.js")).requestTracker,
	// For tests and for adapter authors to read: loads by name, is not listed.
	memory: Object.assign(async () => (await import("./memory/adapter.js")).createMemoryAdapter(), { hidden: true }),
	// Known by their sheets alone: facts, fit, set-up and widget, no import yet.
	"53kf": bySheet(() => import("./53kf/manifest.js")),
	"7moor": bySheet(() => import("./7moor/manifest.js")),
	"alibaba-cloud": bySheet(() => import("./alibaba-cloud/manifest.js")),
	bytedesk: bySheet(() => import("./bytedesk/manifest.js")),
	dify: bySheet(() => import("./dify/manifest.js")),
	dingtalk: bySheet(() => import("./dingtalk/manifest.js")),
	easemob: bySheet(() => import("./easemob/manifest.js")),
	"easemob-im": bySheet(() => import("./easemob-im/manifest.js")),
	echat: bySheet(() => import("./echat/manifest.js")),
	engagelab: bySheet(() => import("./engagelab/manifest.js")),
	fastgpt: bySheet(() => import("./fastgpt/manifest.js")),
	feishu: bySheet(() => import("./feishu/manifest.js")),
	freescout: bySheet(() => import("./freescout/manifest.js")),
	kf5: bySheet(() => import("./kf5/manifest.js")),
	libredesk: bySheet(() => import("./libredesk/manifest.js")),
	live800: bySheet(() => import("./live800/manifest.js")),
	maxkb: bySheet(() => import("./maxkb/manifest.js")),
	meiqia: bySheet(() => import("./meiqia/manifest.js")),
	mixdesk: bySheet(() => import("./mixdesk/manifest.js")),
	osticket: bySheet(() => import("./osticket/manifest.js")),
	qidian: bySheet(() => import("./qidian/manifest.js")),
	qiyu: bySheet(() => import("./qiyu/manifest.js")),
	ragflow: bySheet(() => import("./ragflow/manifest.js")),
	"rocket-chat": bySheet(() => import("./rocket-chat/manifest.js")),
	rongcloud: bySheet(() => import("./rongcloud/manifest.js")),
	salesmartly: bySheet(() => import("./salesmartly/manifest.js")),
	sobot: bySheet(() => import("./sobot/manifest.js")),
	"tencent-desk": bySheet(() => import("./tencent-desk/manifest.js")),
	"tencent-im": bySheet(() => import("./tencent-im/manifest.js")),
	tiledesk: bySheet(() => import("./tiledesk/manifest.js")),
	udesk: bySheet(() => import("./udesk/manifest.js")),
	"wecom-kf": bySheet(() => import("./wecom-kf/manifest.js")),
	zammad: bySheet(() => import("./zammad/manifest.js")),
	"zoho-desk": bySheet(() => import("./zoho-desk/manifest.js")),
};

function bySheet(load: () => Promise<{ manifest: Manifest }>): AdapterLoader {
	const loader = async () => {
		const { sheetAdapter } = await import("../src/adapter/sheet-adapter.js");
		return sheetAdapter((await load()).manifest);
	};
	return Object.assign(loader, { factsOnly: true });
}
