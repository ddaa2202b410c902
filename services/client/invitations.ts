import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { Id } from '../../contracts/kernel/id.ts'
import type { InvitationState, NewInvitation } from '../../contracts/party/invite.ts'
import { type Read, readAll } from './pages.ts'
import { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'
import type { Transport } from './transport.ts'

/** What a debtor hands to its supplier: whoever has it may apply with it. */
export interface ToldInvitation {
  readonly invitation: Id<'ivt'>
  readonly secret: string
}

/** A debtor's invitations to its suppliers. */
export interface Invitations {
  give(
    supplier: NewInvitation,
  ): Promise<(ToldInvitation & { readonly ok: true }) | Refused<Refusal>>
  /** All that the user's party gave, newest first. */
  list(): Promise<readonly InvitationGiven[]>
  /** Null when it is taken back. */
  withdraw(invitation: Id<'ivt'>): Promise<Refused<Refusal> | null>
}

export interface InvitationGiven extends NewInvitation {
  readonly id: Id<'ivt'>
  readonly state: InvitationState
  /** An instant of ISO 8601. */
  readonly expiresAt: string
}

/** An invitation as whoever has its secret reads it. */
export interface InvitationSeen extends Omit<InvitationGiven, 'id'> {
  readonly inviterName: string
  readonly inviterCode: string
}

export function invitationsBy(read: Read): Invitations {
  return {
    give: async input => {
      type Wire = {
        readonly given: { invitation: { id: Id<'ivt'> }; secret: string } | WireRefused
      }
      const { given } = await read<Wire>(INVITE, { input })
      if (isRefused(given)) return readRefused(given)
      return { ok: true, invitation: given.invitation.id, secret: given.secret }
    },
    list: async () => await readAll<InvitationGiven>(read, INVITATIONS),
    withdraw: async invitation => {
      type Wire = { readonly ended: { readonly id: string } | WireRefused }
      const { ended } = await read<Wire>(WITHDRAW, { invitation })
      return isRefused(ended) ? readRefused(ended) : null
    },
  }
}

/** Null where there is none of this id and secret. Needs no session. */
export async function readInvitation(
  transport: Transport,
  { invitation, secret }: ToldInvitation,
): Promise<InvitationSeen | null> {
  type Wire = { readonly seen: InvitationSeen | null }
  return (await transport.request<Wire>(SEEN, { invitation, secret })).seen
}

/** Whom an invitation was given to declines it; null when it is declined. Needs no session. */
export async function declineInvitation(
  transport: Transport,
  { invitation, secret }: ToldInvitation,
): Promise<Refused<Refusal> | null> {
  type Wire = { readonly ended: { readonly declined: boolean } | WireRefused }
  const { ended } = await transport.request<Wire>(DECLINE, { invitation, secret })
  return isRefused(ended) ? readRefused(ended) : null
}

const INVITE = `mutation ($input: InviteInput!) { given: inviteSupplier(input: $input) {
  ... on Invited { invitation { id } secret } ${READ_REFUSED} } }`
const INVITATIONS = `query ($after: String) { viewer {
  page: invitations(first: 100, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id code name contact state expiresAt } } } } }`
const WITHDRAW = `mutation ($invitation: ID!) {
  ended: withdrawInvitation(invitation: $invitation) {
    ... on Invitation { id } ${READ_REFUSED} } }`
const SEEN = `query ($invitation: ID!, $secret: String!) {
  seen: invitation(invitation: $invitation, secret: $secret) {
    inviterName inviterCode code name contact expiresAt state } }`
const DECLINE = `mutation ($invitation: ID!, $secret: String!) {
  ended: declineInvitation(invitation: $invitation, secret: $secret) {
    ... on InvitationDeclined { declined } ${READ_REFUSED} } }`
