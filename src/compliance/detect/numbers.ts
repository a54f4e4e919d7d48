import { readBankCard } from "./bank-cards.js";
import { readImei } from "./devices.js";
import { readForeignPhone } from "./foreign-phones.js";
import { readIdentityNumber } from "./identity-numbers.js";
import { readLandline } from "./landlines.js";
import { readMobile } from "./mobiles.js";
import { numerals } from "./numerals.js";
import { readResidentId } from "./resident-ids.js";
import type { Scan } from "./scan.js";
import { readShortCode } from "./short-codes.js";

/** Everything that is digits only: each numeral is shown to each reader. */
export function findNumbers(scan: Scan): void {
	for (const numeral of numerals(scan)) {
		const { length } = numeral.digits;
		if (length <= 8) readShortCode(scan, numeral);
		if (length >= 5 && length <= 16) readIdentityNumber(scan, numeral);
		if (length >= 7) {
			readMobile(scan, numeral);
			readLandline(scan, numeral);
			readForeignPhone(scan, numeral);
		}
		if (length >= 13) {
			readResidentId(scan, numeral);
			readBankCard(scan, numeral);
			readImei(scan, numeral);
		}
	}
}
