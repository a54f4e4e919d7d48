import { expect, it } from "vitest";
import type { CommandInput } from "../../src/cli/command.js";
import { typedCommand } from "../../src/cli/typed-command.js";
import { Redactor } from "../../src/http/redact.js";

const database = "postgres://chatwoot:it's-a-secret@db.example/chatwoot";
const input = { values: {}, typed: [["--chatwoot-database", database], ["--yes"]] } as unknown as CommandInput;

it("shows no secret, whatever a shell would make of it", () => {
	const redactor = new Redactor();
	redactor.add(database);
	const shown = typedCommand("undo", input, [["--to", "chatwoot"]], (word) => redactor.redact(word));
	expect(shown).toBe("uncrisp undo --to chatwoot --chatwoot-database '[secret]'");
});
