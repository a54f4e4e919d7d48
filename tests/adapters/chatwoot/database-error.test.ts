import { describe, expect, it } from "vitest";
import { databaseError, lostRace, refusedRows } from "../../../adapters/chatwoot/database-error.js";

/** As `pg` rejects with what the server said. */
const fromServer = (code: string) => Object.assign(new Error("said in words"), { code, severity: "ERROR" });

describe("an error of Chatwoot's database", () => {
	it.each(["EPIPE", "ECONNRESET", "ETIMEDOUT"])("is a broken connection when the socket says %s", (code) => {
		const error = databaseError(Object.assign(new Error(`write ${code}`), { code }));
		expect(error.code).toBe("network");
		expect(refusedRows(error) || lostRace(error)).toBe(false);
	});
	it.each(["57P01", "08006"])("is a broken connection when the server says %s", (code) => {
		expect(databaseError(fromServer(code)).code).toBe("network");
	});
	it("without a code is a broken connection", () => {
		expect(databaseError(new Error("Connection terminated unexpectedly")).code).toBe("network");
	});
	it.each(["23505", "22001", "P0001"])("is a refusal when the server says %s, and quotes nothing", (code) => {
		const error = databaseError(fromServer(code));
		expect(error.code).toBe("remote-broken");
		expect(refusedRows(error)).toBe(code.startsWith("2"));
		expect(JSON.stringify(error)).not.toContain("in words");
	});
	it.each(["40001", "40P01", "55P03"])("is a lost race when the server says %s", (code) => {
		expect(lostRace(databaseError(fromServer(code)))).toBe(true);
	});
});
