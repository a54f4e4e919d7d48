import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { builtinAdapters } from "../../adapters/builtin.js";
import { createMemoryAdapter } from "../../adapters/memory/adapter.js";
import { createRegistry } from "../../src/adapter/registry.js";

const folders: string[] = [];
afterEach(async () => {
	for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function moduleFile(source: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "uncrisp-registry-"));
	folders.push(folder);
	await writeFile(join(folder, "mine.mjs"), source);
	return folder;
}

const manifest = JSON.stringify({ ...createMemoryAdapter().manifest, id: "mine" });
const whole = `{ manifest: ${manifest}, config: { shape: {} }, account: () => "", translate: () => [], connect: async () => {} }`;

describe("registry", () => {
	it("lists the built-in adapters that are for users", () => {
		const names = createRegistry(builtinAdapters).list();
		expect(names).toContain("chatwoot");
		expect(names).not.toContain("memory");
	});

	it("loads every built-in adapter, hidden ones too, under its own id", async () => {
		const registry = createRegistry(builtinAdapters);
		for (const name of Object.keys(builtinAdapters)) expect((await registry.load(name)).manifest.id).toBe(name);
	});

	it("suggests the name that was probably meant", async () => {
		const registry = createRegistry(builtinAdapters);
		await expect(registry.load("chatwot")).rejects.toMatchObject({
			code: "adapter-unknown",
			hint: { en: "Did you mean chatwoot?" },
		});
		await expect(registry.load("toString")).rejects.toMatchObject({ code: "adapter-unknown" });
	});

	for (const exported of ["export const adapter =", "export const acme =", "export default"]) {
		it(`loads a file by path: ${exported} …`, async () => {
			const directory = await moduleFile(`${exported} ${whole};`);
			expect((await createRegistry({}, { directory }).load("./mine.mjs")).manifest.id).toBe("mine");
			expect((await createRegistry({}).load(join(directory, "mine.mjs"))).manifest.id).toBe("mine");
		});
	}

	it("loads a package by its short and by its full name", async () => {
		const asked: string[] = [];
		const importModule = async (specifier: string) => {
			asked.push(specifier);
			return { adapter: createMemoryAdapter() };
		};
		const registry = createRegistry({}, { importModule });
		for (const name of ["acme", "uncrisp-adapter-acme", "@acme/uncrisp-adapter-acme"]) await registry.load(name);
		expect(asked).toEqual(["uncrisp-adapter-acme", "uncrisp-adapter-acme", "@acme/uncrisp-adapter-acme"]);
	});

	it("tells a missing file from a broken one", async () => {
		const directory = await moduleFile("import './not-there.mjs';");
		const registry = createRegistry({}, { directory });
		await expect(registry.load("./nowhere.mjs")).rejects.toMatchObject({ code: "adapter-unknown" });
		await expect(registry.load("./mine.mjs")).rejects.toMatchObject({ code: "adapter-invalid" });
	});

	it("says which package a local adapter needs, and what to type where, when nothing was installed there", async () => {
		const directory = await moduleFile('import "acme-client";');
		const registry = createRegistry({}, { directory });
		const why = { en: "It needs the package acme-client, which is not installed" };
		await expect(registry.load("./mine.mjs")).rejects.toMatchObject({
			code: "adapter-invalid",
			why,
			hint: { en: `In ${directory}, run: npm install acme-client` },
		});
		const main = "./mine.mjs";
		await writeFile(join(directory, "package.json"), JSON.stringify({ main, dependencies: { "acme-client": "1" } }));
		await expect(registry.load(directory)).rejects.toMatchObject({
			code: "adapter-invalid",
			why,
			hint: { en: `In ${directory}, run: npm install`, "zh-CN": `请在 ${directory} 中运行：npm install` },
		});
	});

	it("says that a folder was not built, and what an adapter threw as it was loaded", async () => {
		const directory = await moduleFile('throw new Error("no clock here\\nat all");');
		const registry = createRegistry({}, { directory });
		await expect(registry.load("./mine.mjs")).rejects.toMatchObject({
			why: { en: "It cannot be loaded: no clock here" },
		});
		await writeFile(join(directory, "package.json"), JSON.stringify({ exports: "./dist/adapter.js" }));
		await expect(registry.load(directory)).rejects.toMatchObject({
			code: "adapter-invalid",
			why: { en: "The file to load, dist/adapter.js, is not there" },
		});
	});

	it("names what a module lacks to be an adapter", async () => {
		const directory = await moduleFile(
			"export const adapter = { manifest: { id: 'Mine' }, account() {}, translate() {} };",
		);
		await expect(createRegistry({}, { directory }).load("./mine.mjs")).rejects.toMatchObject({
			code: "adapter-invalid",
			why: { en: expect.stringMatching(/connect.*config.*manifest\.id/) },
		});
	});
});
