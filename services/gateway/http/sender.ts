import ipaddr from 'ipaddr.js'

/** Groups of an IPv6 address that name a network: who has a line makes up the other four. */
const NETWORK_GROUPS = 4

/** Finds the one sender that an address stands for: of IPv6 the network that a line is given. */
export function findSender(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  const network = parsed.parts.map((group, place) => (place < NETWORK_GROUPS ? group : 0))
  return new ipaddr.IPv6(network).toString()
}
