import { AppError } from "../model/app-error.js";
import { both } from "./words.js";

export type StopSignal = "SIGINT" | "SIGTERM";

/** What the process tells about signals; `process` itself outside of tests. */
export interface SignalSource {
	on(name: StopSignal, listener: () => void): unknown;
	off(name: StopSignal, listener: () => void): unknown;
}

export interface Signals {
	/** Aborts at the first signal: finish the page, save. */
	stop: AbortSignal;
	/** Aborts at the second: now. */
	abort: AbortSignal;
	received(): StopSignal | undefined;
	close(): void;
}

/** Once is a request, twice is an order. `onFirst` tells the user that the first was heard. */
export function listenToSignals(source: SignalSource, onFirst: () => void): Signals {
	const stop = new AbortController();
	const abort = new AbortController();
	let received: StopSignal | undefined;
	const heard = (name: StopSignal) => () => {
		if (received === undefined) {
			received = name;
			stop.abort(interrupted(name));
			onFirst();
		} else abort.abort(interrupted(name));
	};
	const onInterrupt = heard("SIGINT");
	const onTerminate = heard("SIGTERM");
	source.on("SIGINT", onInterrupt);
	source.on("SIGTERM", onTerminate);
	return {
		stop: stop.signal,
		abort: abort.signal,
		received: () => received,
		close() {
			source.off("SIGINT", onInterrupt);
			source.off("SIGTERM", onTerminate);
		},
	};
}

export function interrupted(name: StopSignal): AppError {
	return new AppError(name === "SIGINT" ? "cancelled" : "terminated", {
		what: both(`Stopped by ${name}`, `已被 ${name} 中断`),
		why: both("What was finished is saved", "已完成的部分都已保存"),
		hint: both("Run the same command again to go on", "再次运行同一命令即可继续"),
	});
}
