import { randomUUID } from "node:crypto";

/**
 * A form as bytes: values as they are (browsers would turn every line end into CRLF), streamed, so
 * that files never lie in memory, and with a length, because some servers refuse chunked uploads.
 */
export interface MultipartBody {
	contentType: string;
	length: number;
	/** A fresh pass over the bytes, one for each attempt. */
	bytes(): AsyncIterable<Uint8Array>;
}

export function multipartBody(form: FormData): MultipartBody {
	const boundary = `----uncrisp${randomUUID().replaceAll("-", "")}`;
	const encoder = new TextEncoder();
	const pieces: (Uint8Array | Blob)[] = [];
	for (const [name, value] of form.entries()) {
		const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
		if (typeof value === "string") {
			pieces.push(encoder.encode(`${head}\r\n\r\n${value}\r\n`));
		} else {
			const type = value.type || "application/octet-stream";
			pieces.push(encoder.encode(`${head}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`));
			pieces.push(value, encoder.encode("\r\n"));
		}
	}
	pieces.push(encoder.encode(`--${boundary}--\r\n`));
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		length: pieces.reduce((sum, piece) => sum + (piece instanceof Uint8Array ? piece.byteLength : piece.size), 0),
		async *bytes() {
			for (const piece of pieces) {
				if (piece instanceof Uint8Array) yield piece;
				else for await (const chunk of piece.stream()) yield chunk;
			}
		},
	};
}

/** As browsers do it: a quote or a line end in a name can not end the header. */
function quoted(value: string): string {
	return value.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
}
