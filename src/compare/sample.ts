import { crc32 } from "node:zlib";

/** Part `n` of `of` parts; the same ids always fall into the same part. */
export interface Sample {
	n: number;
	of: number;
}

export function inSample(id: string, sample: Sample | undefined): boolean {
	return sample === undefined || crc32(id) % sample.of === sample.n - 1;
}
