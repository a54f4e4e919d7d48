import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Labelled, parseLabelled } from "./corpus.js";
import { makeValue, pick, type Random, seeded } from "./values.js";

const openings = ["", "", "", "", "你好，", "您好 ", "Hi, ", "亲，", "😀", "麻烦看下：", "\ud83d "];
const endings = ["", "", "", "", "谢谢", "。", "，谢谢！", " thanks", "🙏", "~", " ok?"];
const joints = ["，", "。", "\n", "；", ". ", "  "];

/** The labelled corpus: every template `copies` times with fresh values, a third of them joined with another message. */
export function generateCorpus(seed: number, copies: number): Labelled[] {
	const random = seeded(seed);
	const templates = readTemplates();
	const corpus: Labelled[] = [];
	for (const [index, template] of templates.entries())
		for (let copy = 0; copy < copies; copy += 1) {
			const opened = pick(random, openings) + fill(template, random);
			// A message that is a bare value stays alone half of the time, as customers send it.
			const joined = random() < 0.33 ? opened + pick(random, joints) + fill(pick(random, templates), random) : opened;
			corpus.push(parseLabelled(copy === 0 ? fill(template, random) : joined + pick(random, endings), index + 1));
		}
	return corpus;
}

function readTemplates(): string[] {
	const path = resolve(import.meta.dirname, "../../../fixtures/corpora/detect-templates.txt");
	return readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith("#"));
}

/** Makers named like a category are labelled with it; the others (`order11`, `digits16`) are not. */
function fill(template: string, random: Random): string {
	return template.replace(/\{([a-z_0-9]+)(?::([a-z]+))?\}/g, (_, name: string, form: string | undefined) => {
		const value = makeValue(name, form, random);
		return unlabelled.test(name) ? value : `⟦${name}|${value}⟧`;
	});
}

const unlabelled = /^(?:digits\d+|order\d+|code18|version|timestamp|hash|uuid)$/;
