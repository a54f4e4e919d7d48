import type { FitGrade, SheetFit } from "../adapter/vendor.js";
import { entityWords, type Language } from "../model/index.js";
import { fitWords } from "../render/vendor-words.js";
import { partWords } from "../render/words.js";
import { wrapDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

/** A sheet's fit table for people, 80 columns wide: what shares a grade and a reason stands together. */
export function fitLines(fit: SheetFit, language: Language): string[] {
	const say = speaker(language);
	const groups = new Map<string, { grade: FitGrade; text: string; names: string[] }>();
	const rows = [
		...Object.entries(fit.entities).map(([kind, row]) => ({
			name: say(entityWords[kind as keyof typeof entityWords]),
			row,
		})),
		...Object.entries(fit.parts).map(([type, row]) => ({ name: say(partWords[type as keyof typeof partWords]), row })),
		...(fit.rest ? [{ name: say(both("everything else", "其余全部")), row: fit.rest }] : []),
	];
	for (const { name, row } of rows) {
		const doubt = row.unconfirmed ? say(both(" (unconfirmed)", "（未确认）")) : "";
		const text = say(row.text) + doubt;
		const group = groups.get(`${row.grade} ${text}`) ?? { grade: row.grade, text, names: [] };
		group.names.push(name);
		groups.set(`${row.grade} ${text}`, group);
	}
	const lines = ["", say(both("What survives, by its sheet:", "数据保留情况（依据资料）："))];
	for (const grade of ["preserved", "degraded", "by-hand", "dropped"] as const) {
		for (const group of groups.values()) {
			if (group.grade !== grade) continue;
			lines.push(...wrapDisplay(`${say(fitWords[grade])}: ${group.names.join(", ")}`, 78).map((line) => `  ${line}`));
			lines.push(...wrapDisplay(group.text, 76).map((line) => `    ${line}`));
		}
	}
	return lines;
}
