import type { AdapterLoader } from "../src/adapter/registry.js";

/** The adapters that come with uncrisp. Loaded only when named, so `--help` stays quick. */
export const builtinAdapters: Record<string, AdapterLoader> = {
	chatwoot: async () => (await import("./chatwoot/adapter.js")).chatwoot,
	// For tests and for adapter authors to read: loads by name, is not listed.
	memory: Object.assign(async () => (await import("./memory/adapter.js")).createMemoryAdapter(), { hidden: true }),
};
