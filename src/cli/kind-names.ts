import { AppError, type EntityKind, entityKinds } from "../model/index.js";
import { closestWord } from "./suggestion.js";
import { both } from "./words.js";

/** Kinds of entities as somebody typed them. */
export function entityKindsOf(names: readonly string[]): EntityKind[] {
	return names.map((name) => {
		const kind = entityKinds.find((each) => each === name);
		if (kind === undefined) throw unknownKind(name, entityKinds);
		return kind;
	});
}

export function unknownKind(name: string, known: readonly string[]): AppError {
	const close = closestWord(name, known);
	const list = known.join(", ");
	return new AppError("usage", {
		what: both(`There is no kind ${name}`, `没有 ${name} 这个类别`),
		hint: close ? both(`Did you mean ${close}?`, `是否想用 ${close}？`) : both(`There are: ${list}`, `可选：${list}`),
	});
}
