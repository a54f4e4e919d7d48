import { lookup as systemLookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Thrown inside a connection attempt: the name leads to an address that is nobody's business. */
export class InternalAddressError extends Error {
	override readonly name = "InternalAddressError";
	readonly code = "INTERNAL_ADDRESS";
}

/**
 * Wraps a DNS lookup so that it refuses every answer that holds an internal address. It runs at the moment of
 * connecting, so a name that changes its mind between check and use (DNS rebinding) gains nothing.
 */
export function guardedLookup(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
	return (hostname, options, callback) => {
		lookup(hostname, options, (error, address, family) => {
			const found = typeof address === "string" ? [address] : (address ?? []).map((entry) => entry.address);
			if (!error && found.some(isInternalAddress)) {
				callback(new InternalAddressError(`${hostname} leads to an internal address`), address, family);
			} else callback(error, address, family);
		});
	};
}

/** Private, loopback, link-local, carrier-grade NAT, unique local, multicast, reserved, and the clouds' metadata services. */
export function isInternalAddress(address: string): boolean {
	const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
	const family = isIP(bare);
	if (family === 0) return true;
	return internal.check(bare, family === 4 ? "ipv4" : "ipv6");
}

// 198.18.0.0/15 is left out on purpose: proxies with fake DNS answers, common in China, hand it out for every public name.
const nets4: readonly [string, number][] = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["168.63.129.16", 32],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.168.0.0", 16],
	["224.0.0.0", 4],
	["240.0.0.0", 4],
];
const nets6: readonly [string, number][] = [
	["::", 127],
	["64:ff9b:1::", 48],
	["100::", 64],
	["2001::", 32],
	["2002::", 16],
	["fc00::", 7],
	["fe80::", 10],
	["fec0::", 10],
	["ff00::", 8],
];
const internal = blockList();

function blockList(): BlockList {
	const list = new BlockList();
	for (const [net, bits] of nets4) {
		list.addSubnet(net, bits, "ipv4");
		// The same networks as IPv6 writes them: mapped, compatible, and behind NAT64.
		for (const prefix of ["::ffff:", "::", "64:ff9b::"]) list.addSubnet(`${prefix}${net}`, 96 + bits, "ipv6");
	}
	for (const [net, bits] of nets6) list.addSubnet(net, bits, "ipv6");
	return list;
}
