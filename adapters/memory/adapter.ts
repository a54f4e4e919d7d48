import { z } from "zod";
import type { Adapter } from "../../src/adapter/contract.js";
import { setting } from "../../src/adapter/setting.js";
import { type EntityKind, text } from "../../src/model/index.js";
import { memoryManifest } from "./manifest.js";
import { MemoryRemote } from "./memory-remote.js";
import { type MemoryTargetOptions, memoryTarget } from "./target.js";
import { translate } from "./translate.js";

/**
 * The reference adapter: a vendor that lives in a `MemoryRemote` and fails as often as the options say.
 * It is what adapter authors read first and what most tests import into.
 */
export interface MemoryOptions extends Partial<MemoryTargetOptions> {
	/** Default: automations. */
	unsupported?: readonly EntityKind[];
	/** Operations per `perform`. Default 1. */
	batch?: number;
	/** Default 4. */
	lanes?: number;
	/** Default true. */
	silent?: boolean;
	/** Default `update`. */
	onChange?: "update" | "keep";
}

export const MemoryConfig = z.object({
	account: setting(z.string().min(1).default("default"), {
		env: "MEMORY_ACCOUNT",
		label: text("Name of the imaginary account", "虚拟账号的名称"),
	}),
	token: setting(z.string().optional(), {
		env: "MEMORY_TOKEN",
		label: text("A secret that nobody asks for", "无实际用途的密钥"),
		secret: true,
	}),
});
export type MemoryConfig = z.infer<typeof MemoryConfig>;

export function createMemoryAdapter(options: MemoryOptions = {}): Adapter<MemoryConfig> {
	const remote = options.remote ?? new MemoryRemote();
	const unsupported = options.unsupported ?? ["automation"];
	return {
		manifest: memoryManifest({
			unsupported,
			batch: options.batch ?? 1,
			lanes: options.lanes ?? 4,
			silent: options.silent ?? true,
			onChange: options.onChange ?? "update",
		}),
		config: MemoryConfig,
		account: (config) => `memory:${config.account}`,
		translate: (entity, context) => translate(entity, context, unsupported),
		connect: async (config, io) => {
			if (config.token) io.http.secret(config.token);
			return memoryTarget({ ...options, remote }, io);
		},
	};
}
