import type { MessageSource, MessageWire } from "./workspace-content.js";

/** Messages held in memory, oldest first; the form every conversation takes once it is changed. */
export class MessageList implements MessageSource {
	readonly #items: MessageWire[];

	constructor(items: readonly MessageWire[]) {
		this.#items = [...items].sort((a, b) => a.timestamp - b.timestamp);
	}

	/** The list itself when it is one already, so that edits stay. */
	static of(source: MessageSource): MessageList {
		if (source instanceof MessageList) return source;
		return new MessageList(Array.from({ length: source.length }, (_, index) => source.at(index)));
	}

	get length(): number {
		return this.#items.length;
	}

	at(index: number): MessageWire {
		const item = this.#items[index];
		if (item === undefined) throw new RangeError(`no message ${index} of ${this.#items.length}`);
		return item;
	}

	timestampAt(index: number): number {
		return this.at(index).timestamp;
	}

	/** Equal times keep the order of arrival. */
	add(message: MessageWire): void {
		let place = this.#items.length;
		while (place > 0 && this.timestampAt(place - 1) > message.timestamp) place--;
		this.#items.splice(place, 0, message);
	}

	find(fingerprint: number): MessageWire | undefined {
		return this.#items.find((item) => item.fingerprint === fingerprint);
	}

	remove(fingerprint: number): boolean {
		const place = this.#items.findIndex((item) => item.fingerprint === fingerprint);
		if (place < 0) return false;
		this.#items.splice(place, 1);
		return true;
	}
}
