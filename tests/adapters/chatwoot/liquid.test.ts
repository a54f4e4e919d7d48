import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderLiquid } from "../../../adapters/chatwoot/double/liquid.js";
import { escapeLiquid, renderedLiquid } from "../../../adapters/chatwoot/liquid.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? 20261124);
const nasty = fc
	.array(
		fc.constantFrom("{{", "}}", "{%", "%}", "{", "}", "`", '"', " ", "a", "name", "endraw", "\n", "文", "😀", "|"),
		{
			maxLength: 24,
		},
	)
	.map((parts) => parts.join(""));

describe(`the Liquid escape (seed ${seed})`, () => {
	it("leaves a text without templates as it is", () => {
		expect(escapeLiquid("Hi } { there % `code`")).toEqual({ text: "Hi } { there % `code`", altered: false });
	});

	it("makes Chatwoot store what the agent wrote", () => {
		const { text } = escapeLiquid("Hi {{ name }}, {% if x %}yes{% endif %}");
		expect(text).not.toBe("Hi {{ name }}, {% if x %}yes{% endif %}");
		expect(renderLiquid(text)).toBe("Hi {{ name }}, {% if x %}yes{% endif %}");
	});

	it("does not touch code between backticks, which Chatwoot protects itself", () => {
		expect(escapeLiquid("see ` {{ name }} ` and {{ x }}").text).toBe('see ` {{ name }} ` and {{ "{{" }} x }}');
	});

	it("says so when it has to put an invisible space into the text", () => {
		expect(escapeLiquid("{`a`} {{ b }}")).toEqual({ text: "{`a`} {\u200b{ b }}", altered: true });
	});

	it("comes back as it was for any text that needed no invisible space", () => {
		fc.assert(
			fc.property(nasty, (text) => {
				const escaped = escapeLiquid(text);
				if (escaped.altered) expect(escaped.text.replaceAll("\u200b", "")).toBe(text);
				else expect(renderedLiquid(escaped.text)).toBe(text);
			}),
			{ seed, numRuns: 3000 },
		);
	});
});
