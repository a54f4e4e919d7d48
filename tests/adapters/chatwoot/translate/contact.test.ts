import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import { attributeKey, attributeValues } from "../../../../adapters/chatwoot/translate/attributes.js";
import { labelTitle } from "../../../../adapters/chatwoot/translate/labels.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Entity } from "../../../../src/model/index.js";
import { contextOf, person, stored, talk, workspace } from "../../entities.js";

// biome-ignore lint/suspicious/noExplicitAny: payloads are plain JSON of any shape here
type Payload = Record<string, any>;
const payloadOf = (operation: Operation | undefined) => operation?.payload as Payload;

describe("a contact for Chatwoot", () => {
	const create = (more: Record<string, unknown>) => {
		const contact = person("p1", more);
		return [...chatwoot.translate(contact, contextOf([workspace, contact]) as never)];
	};

	it("sends a phone only in strict E.164, else as an attribute", () => {
		const good = payloadOf(create({ identities: [{ type: "phone", value: "+33 1 99 00 11 22" }] })[0]);
		expect(good.phone_number).toBe("+33199001122");
		expect(good.custom_attributes).not.toHaveProperty("crisp_phones");
		expect(create({ identities: [{ type: "phone", value: "+33 1 99 00 11 22" }] })[0]?.losses).toEqual([]);
		const bad = create({ identities: [{ type: "phone", value: "01 99 00 11 22" }] })[0];
		expect(payloadOf(bad).phone_number).toBeUndefined();
		expect(payloadOf(bad).custom_attributes.crisp_phones).toBe("01 99 00 11 22");
	});

	it("gives no identifier to an anonymous visitor, so that the contact list stays clean", () => {
		expect(payloadOf(create({})[0]).identifier).toBe("crisp:people:p1");
		expect(payloadOf(create({ type: "visitor" })[0])).not.toHaveProperty("identifier");
	});

	it("counts a nickname that is the name, an uploaded picture and a good address as no loss", () => {
		const url = "https://files.example/lin.png";
		const contact = person("p1", {
			name: "Lin",
			nickname: "Lin",
			avatarUrl: url,
			identities: [{ type: "email", value: "lin@customer.example" }],
		});
		const [one] = [
			...chatwoot.translate(contact, contextOf([workspace, contact, stored(url, "image/png", 9)]) as never),
		];
		expect(one?.losses).toEqual([]);
		const webp = stored(url, "image/webp", 9);
		const [other] = [...chatwoot.translate(contact, contextOf([workspace, contact, webp]) as never)];
		expect(other?.losses.map((loss) => loss.code)).toEqual(["avatar-as-link"]);
	});

	it("loses no custom field by its name, not even __proto__ or an empty one", () => {
		const customFields = JSON.parse('{"__proto__":"a","":"b","constructor":"c"}');
		const [one] = create({ customFields });
		const values = Object.entries(payloadOf(one).custom_attributes).filter(([key]) => !/^crisp_(id|type)$/.test(key));
		expect(values.map(([, value]) => value).sort()).toEqual(["a", "b", "c"]);
		const field = {
			kind: "custom-field",
			id: "contact:",
			scope: "contact",
			key: "",
			valueType: "text",
		} as unknown as Entity;
		const [definition] = [...chatwoot.translate(field, contextOf([workspace]) as never)];
		expect(payloadOf(definition).custom_attribute_definition.attribute_display_name).not.toBe("");
	});

	it("blocks a blocked contact after its conversation", () => {
		const contact = person("p1");
		const conversation = talk("session_a", "p1", { blocked: true });
		const operations = [...chatwoot.translate(conversation, contextOf([workspace, contact, conversation]) as never)];
		expect(operations.slice(-2).map((one) => one.kind)).toEqual(["conversation.finish", "contact.block"]);
	});

	it("prefixes reserved attribute names and tells odd ones apart", () => {
		expect(attributeKey("contact", "email")).toBe("crisp_field_email");
		expect(attributeKey("contact", "plan")).toBe("plan");
		expect(attributeKey("contact", "it's")).not.toBe(attributeKey("contact", "it_s"));
		expect(attributeKey("contact", "套餐")).toMatch(/^[A-Za-z0-9_.-]+$/);
	});

	it("keeps a custom field named like JavaScript's own __proto__", () => {
		const fields = JSON.parse('{"__proto__":"kept","constructor":"too"}') as Record<string, string>;
		expect(Object.values(attributeValues("contact", fields, "customData", []))).toEqual(["kept", "too"]);
	});
});

describe("labels", () => {
	it("follow Chatwoot's rule for titles", () => {
		expect(labelTitle("VIP customer")).toBe("vip-customer");
		expect(labelTitle("客户")).toBe("客户");
		for (const name of ["x", "!!", "a,b", "-lead", "a & b", "", "é"])
			expect(labelTitle(name)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u);
	});
	it("do not meet when symbols had to go", () => {
		expect(labelTitle("a&b")).not.toBe(labelTitle("a+b"));
	});
});
