import type { Scan } from "./scan.js";

const number = "(?:°|度)?\\s?[NSEW北南东西]?";
const pair = new RegExp(
	`(?<![\\d.])[-+]?(?:[1-8]?\\d\\.\\d{4,12}|90\\.0{4,12})${number}\\s?[,，;/ ]\\s?(?:经度|lng|lon|longitude|东经)?[:：=\\s]{0,2}[-+]?(?:1[0-7]\\d|[1-9]?\\d)\\.\\d{4,12}(?:°?\\s?[EW])?(?!\\d|\\.\\d)`,
	"gi",
);
const reversed = /(?<![\d.])[-+]?(?:1[0-7]\d|[1-9]?\d)\.\d{4,12}\s?[,，]\s?[-+]?[1-8]?\d\.\d{4,12}(?!\d|\.\d)/g;
const compass = /(?<![A-Za-z])[NS]\s?[1-8]?\d\.\d{4,12}°?[,，\s]{1,2}[EW]\s?(?:1[0-7]\d|[1-9]?\d)\.\d{4,12}(?!\d)/g;
const labelledReversed =
	/(?:经度|东经|lng|lon(?:gitude)?)[:：=\s]{0,3}((?:1[0-7]\d|[1-9]?\d)\.\d{3,12})[^0-9]{1,16}(?:纬度|北纬|lat(?:itude)?)[:：=\s]{0,3}[1-8]?\d\.\d{3,12}/gi;
const labelled =
	/(?:lat(?:itude)?|纬度|北纬)[:：=\s]{0,3}([-+]?[1-8]?\d\.\d{3,12})[^0-9]{1,16}(?:lng|lon(?:gitude)?|经度|东经)[:：=\s]{0,3}([-+]?(?:1[0-7]\d|[1-9]?\d)\.\d{3,12})/gi;

/** Points on the map: two numbers with four or more decimals, about eleven metres. */
export function findCoordinates(scan: Scan): void {
	const { text } = scan;
	for (const [pattern, confidence] of [
		[pair, 0.92],
		[reversed, 0.85],
		[compass, 0.92],
	] as const)
		for (const match of text.matchAll(pattern)) {
			const [start, end] = [match.index, match.index + match[0].length];
			// Near the meeting of equator and Greenwich nobody lives: probabilities and rates.
			if (
				!/坐标|定位|位置|经纬|gps|lat|loc|map|\bpin\b/i.test(text.slice(Math.max(0, start - 24), start)) &&
				match[0].split(/[,，;/ ]+/).every((each) => Math.abs(Number.parseFloat(each)) < 5)
			)
				continue;
			if (/^\s?[%‰]/.test(text.slice(end, end + 2))) continue;
			if (
				/(?:概率|比例|利率|得分|评分|权重|浓度|重量|体重|折扣|系数|费率|均值|排名|probability|ratio|weight|mean|loss|accuracy|价格|金额|汇率|尺寸|版本|系数|version|score|price|rate|size|amount)[^0-9]{0,8}$/i.test(
					text.slice(Math.max(0, start - 16), start),
				)
			)
				continue;
			scan.add("coords", start, end, confidence);
		}
	for (const pattern of [labelled, labelledReversed])
		for (const match of text.matchAll(pattern)) {
			const start = match.index + match[0].indexOf(match[1] ?? "");
			scan.add("coords", start, match.index + match[0].length, 0.95);
		}
}
