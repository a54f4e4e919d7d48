import { counted } from "../model/counted.js";
import { probeRemote, type RemoteProbe } from "../remote/probe-remote.js";
import type { Check } from "./doctor-step.js";
import { exitCodeOf } from "./exit-codes.js";
import { count, durationText } from "./progress.js";
import { remoteAccess } from "./remote-access.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Beyond it the order of snapshots of several machines is in doubt; beyond 15 minutes S3 refuses every request. */
const skewMs = 60_000;

/** What `doctor` says of the remote: reachable, rights, encryption, clock. */
export async function remoteChecks(session: Session): Promise<Check[]> {
	const probe = await probeRemote(await remoteAccess(session));
	return [reach(probe), encryption(probe), clock(probe, session)];
}

function reach({ remote, snapshots, newest }: RemoteProbe): Check {
	const name = "remote";
	if (newest === undefined)
		return {
			name,
			result: "ok",
			text: both(
				`${remote} answers; this key may list, write and delete; no snapshot yet`,
				`${remote} 可以访问；该密钥可列出、写入和删除；尚无快照`,
			),
		};
	return {
		name,
		result: "ok",
		text: both(
			`${remote} answers; this key may list, write and delete; ${counted(snapshots, "snapshot")}, newest ${newest}`,
			`${remote} 可以访问；该密钥可列出、写入和删除；共 ${count(snapshots)} 个快照，最新为 ${newest}`,
		),
	};
}

function encryption({ encrypted, wantsEncryption, canRead }: RemoteProbe): Check {
	const name = "remote encryption";
	if (encrypted === true && !wantsEncryption)
		return {
			name,
			result: "fail",
			text: both("The remote is encrypted, a push from here would not be", "远端已加密，而从本机推送不会加密"),
			remedy: both("Set UNCRISP_ENCRYPT_TO or UNCRISP_PASSPHRASE", "请设置 UNCRISP_ENCRYPT_TO 或 UNCRISP_PASSPHRASE"),
			exitCode: exitCodeOf("config-invalid"),
		};
	if (encrypted === false && wantsEncryption)
		return {
			name,
			result: "fail",
			text: both("The remote is not encrypted, a push from here would be", "远端未加密，而从本机推送会加密"),
			remedy: both("Use a new prefix for encrypted copies", "请为加密副本使用新的前缀"),
			exitCode: exitCodeOf("config-invalid"),
		};
	if (!canRead)
		return {
			name,
			result: "warn",
			text: both("Copies can be written from here, not read", "本机只能写入副本，不能读取"),
			remedy: both(
				"To restore or on an empty runner: UNCRISP_AGE_IDENTITY, or --identity-file",
				"恢复或在空白运行环境中使用时，请设置 UNCRISP_AGE_IDENTITY 或 --identity-file",
			),
		};
	if (!(encrypted ?? wantsEncryption))
		return {
			name,
			result: "warn",
			text: both(
				"Not encrypted: whoever can read the bucket reads the conversations",
				"未加密：能读取该存储桶的人都能看到会话内容",
			),
			remedy: both("--encrypt-to age1... with a new prefix", "请换用新的前缀并加上 --encrypt-to age1..."),
		};
	return { name, result: "ok", text: both("Encrypted, and readable from here", "已加密，本机可以读取") };
}

function clock({ clockAheadMs }: RemoteProbe, session: Session): Check {
	const name = "remote clock";
	if (Math.abs(clockAheadMs) <= skewMs) return { name, result: "ok", text: both("The clocks agree", "时钟一致") };
	const apart = durationText(Math.abs(clockAheadMs), session.language);
	return {
		name,
		result: "warn",
		text: both(`This machine's clock and the store's are ${apart} apart`, `本机时钟与存储的时钟相差 ${apart}`),
		remedy: both("Set the clock (NTP)", "请校准时钟（NTP）"),
	};
}
