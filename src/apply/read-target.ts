import type { TargetIdentities } from "../adapter/contract.js";
import { checkFindings } from "./check-target.js";
import type { TargetOptions } from "./import-options.js";
import { openTarget } from "./open-target.js";

/** Who is in the target, as far as the vendor lists it; changes nothing there. Rejects when the credentials are refused. */
export async function readTargetIdentities<Config>(options: TargetOptions<Config>): Promise<TargetIdentities> {
	const target = await openTarget(options);
	try {
		const refused = (await target.check()).filter(
			({ code }) => code === "credentials-refused" || code === "rights-missing",
		);
		checkFindings(refused, options.adapter.manifest, { allowNotifications: true, run: options.run });
		return (await target.identities?.()) ?? {};
	} finally {
		await target.close();
	}
}
