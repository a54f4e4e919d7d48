import { describeFaults } from "./conformance-faults.js";
import { describeImport } from "./conformance-import.js";
import { describeManifest } from "./conformance-manifest.js";
import { describeTranslate } from "./conformance-translate.js";
import type { ConformanceSubject, TestFunctions } from "./conformance-vendor.js";

export { type DoubleServer, startDouble } from "../http/double-server.js";
export type {
	ConformanceFault,
	ConformanceFaults,
	ConformanceSubject,
	ConformanceVendor,
} from "./conformance-vendor.js";
export { serverFaults } from "./conformance-vendor.js";

/**
 * Everything an adapter must do, as tests. Ten lines of yours run it:
 *
 * @example
 * import { describe, it } from "vitest";
 * import { describeAdapterConformance, serverFaults } from "uncrisp/conformance";
 *
 * describeAdapterConformance({ describe, it }, {
 *   adapter: acme,
 *   start: async () => {
 *     const double = await startAcmeDouble();
 *     return { config: double.config, inventory: () => double.inventory(), faults: serverFaults(double.server), close: () => double.close() };
 *   },
 * });
 */
export function describeAdapterConformance<Config>(test: TestFunctions, subject: ConformanceSubject<Config>): void {
	test.describe(`adapter ${subject.adapter.manifest.id}`, () => {
		test.describe("manifest", () => describeManifest(test, subject));
		test.describe("translate", () => describeTranslate(test, subject));
		const { start } = subject;
		if (!start) return;
		test.describe("import", () => describeImport(test, subject, start));
		test.describe("faults", () => describeFaults(test, subject, start));
	});
}
