import { annexB } from "./seed-names.js";
import type { Wire, WorkspaceContent } from "./workspace-content.js";

/** A campaign that was sent to 25 contacts, and an automated one that never ran. */
export function shopCampaigns(at: number): Pick<WorkspaceContent, "campaigns" | "campaignParts"> {
	const sent = "aaaa1111-2222-4333-8444-555566667777";
	const people = Array.from({ length: 25 }, (_, index) => ({
		people_id: annexB.contact(index),
		email: `customer${index}@customer.example`,
		person: { nickname: `Customer ${index}`, avatar: null },
	}));
	const did = (type: string, who: Wire[], data: Wire = {}) =>
		who.map((profile, index) => ({
			type,
			profile: { ...profile, person: { ...(profile.person as Wire), geolocation: { country: "FR" } } },
			data,
			created_at: at + index * 1000,
			updated_at: at + index * 1000,
		}));
	return {
		campaigns: [
			{
				campaign_id: sent,
				type: "one-shot",
				format: "markdown",
				name: "Spring sale",
				subject: "20% off",
				tag: "sales",
				ready: true,
				dispatched: true,
				running: false,
				progress: 100,
				targets: 25,
				reached: 24,
				created_at: at,
				updated_at: at,
				dispatched_at: at,
				sender: { user_id: "5c2f8d44-7f3a-4a10-8b53-3f2d0a9c6b77" },
				recipients: { type: "segments", segments: ["vip"] },
				message: "*Hello*, enjoy 20% off.",
				options: {
					deliver_to_chatbox: true,
					deliver_to_email: true,
					sender_name_website: false,
					sender_email_reply: null,
					tracking: true,
				},
				statistics: { opened: 21, clicked: 4, unsubscribed: 1 },
			},
			{
				campaign_id: "aaaa1111-2222-4333-8444-555566667778",
				type: "automated",
				format: "html",
				name: "欢迎新客户",
				subject: "",
				tag: null,
				ready: false,
				dispatched: false,
				running: false,
				progress: 0,
				targets: 0,
				reached: 0,
				created_at: at,
				updated_at: at,
				sender: {},
				recipients: { type: "all" },
				flow: { launch_event: "signup", assert_filter: [], deliver_once: true },
				message: "<p>您好</p>",
				options: { deliver_to_chatbox: null, deliver_to_email: true, tracking: null },
				statistics: { opened: 0, clicked: 0, unsubscribed: 0 },
			},
		],
		campaignParts: {
			[sent]: {
				recipients: people.map((person, index) => ({ ...person, subscribed: index !== 0 })),
				statistics: [
					...did("opened", people.slice(0, 21)),
					...did("clicked", people.slice(0, 4), { url: "https://acme-store.example/sale" }),
					...did("unsubscribed", people.slice(0, 1)),
				],
			},
		},
	};
}
