import type { Scan } from "./scan.js";

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const plate = new RegExp(
	`[${provinces}] ?[A-HJ-NP-Z][·•\\s.-]?(?:[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF]|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Z0-9])`,
	"gi",
);
/** Characters that are words or parts of words besides being a province. */
const wordy = /[新云青贵黑吉宁川蒙津豫甘]/;
const bridge = /[是为牌号照车辆：:，,、的开在\s]$/;

/** Number plates, new-energy ones too; without a label a Chinese character before it makes it a model code. */
export function findPlates(scan: Scan): void {
	const { text } = scan;
	for (const match of text.matchAll(plate)) {
		const [start, end] = [match.index, match.index + match[0].length];
		if ((match[0].match(/[0-9]/g)?.length ?? 0) < 2) continue;
		const labelled = scan.near(start, end, "plate") || /^[^。，！？,.!?]{0,6}(?:车|停)/.test(text.slice(end, end + 8));
		const joined = /[\u4e00-\u9fff]/.test(text[start - 1] ?? "") && !bridge.test(text.slice(0, start).slice(-1));
		if (
			!labelled &&
			(scan.isOther(start, end) ||
				(joined && wordy.test(match[0][0] ?? "")) ||
				/^.{0,2}(?:款|型|系列|服务器|节点|机房)/.test(text.slice(end, end + 6)))
		)
			continue;
		scan.add("plate_cn", start, end, labelled ? 0.95 : joined ? 0.7 : 0.8);
	}
}
