// The one barrel inside src: everybody may import the model, whole.
export * from "./agent.js";
export * from "./app-error.js";
export * from "./automation.js";
export * from "./contact.js";
export * from "./conversation.js";
export * from "./entity.js";
export * from "./entity-words.js";
export * from "./file-error.js";
export * from "./ids.js";
export * from "./knowledge.js";
export * from "./localized.js";
export * from "./message.js";
export * from "./outcome.js";
export * from "./placeholder.js";
export * from "./run-context.js";
export * from "./scalars.js";
export * from "./workspace.js";
