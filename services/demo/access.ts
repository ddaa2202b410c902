import color from 'picocolors'
import { DEFAULT_STATE } from '../platform/config.ts'
import type { RootSecret } from '../platform/root-secret.ts'
import type { Certificate } from './book.ts'
import type { Cast, Member } from './cast.ts'

/** Where the commands that are printed look for the program. */
const PORT = 8080

/**
 * Gives some of the cast a name and a password, as they would themselves with their keys, and says
 * how to look at the ledger with them.
 */
export async function openAccess(
  cast: Cast,
  { invoice }: Certificate,
  { secret, state }: { readonly secret: RootSecret; readonly state: string },
): Promise<string> {
  const [seller, buyer] = [cast.byCode.get(invoice.seller)!, cast.byCode.get(invoice.buyer)!]
  const supplier = buildLogin(secret, seller, `supplier-${cast.suppliers.indexOf(seller) + 1}`)
  const debtor = buildLogin(secret, buyer, `debtor-${cast.debtors.indexOf(buyer) + 1}`)
  const logins = [supplier, debtor, buildLogin(secret, cast.regulator, 'regulator')]
  for (const login of logins) await setPassword(login)
  return [
    color.bold('To look at it yourself, as its users do'),
    `  ${state === DEFAULT_STATE ? '' : `TALLYSTICK_STATE=${state} `}HTTP_PORT=${PORT} npm start`,
    '  and in another window, log in and ask what you hold:',
    curl(LOGIN(supplier.name, supplier.password), '-c cookies.txt'),
    curl(EXPOSURE, '-b cookies.txt'),
    'Logins:',
    ...logins.map(({ name, member, password }) => `  ${name} / ${password}  (${member.name})`),
    'What else can be asked: schema/graphql/schema.graphql.',
  ].join('\n')
}

interface Login {
  readonly member: Member
  readonly name: string
  readonly password: string
}

/** Of a ledger that is made up and listens on this machine alone. */
function buildLogin(secret: RootSecret, member: Member, name: string): Login {
  const password = secret.derive(`demo password of ${name}`).toString('base64url').slice(0, 16)
  return { member, name, password }
}

async function setPassword({ member, name, password }: Login): Promise<void> {
  const { setPassword } = await member.desk.read<{ setPassword: { refusal?: string } }>(
    SET_PASSWORD,
    { name, password },
  )
  if (setPassword.refusal) throw new Error(`no password for ${name}: ${setPassword.refusal}`)
}

const SET_PASSWORD = `mutation ($name: String!, $password: String!) {
  setPassword(name: $name, password: $password) { ... on Refused { refusal } } }`

const LOGIN = (name: string, password: string) =>
  `mutation { login(name: "${name}", password: "${password}") { ... on Session { expires } } }`
const EXPOSURE =
  '{ viewer { party { name } exposure { edges { node { debtor { name } dueOn amount } } } } }'

function curl(query: string, cookies: string): string {
  const headers = "-H 'content-type: application/json' -H 'x-tallystick-csrf: 1'"
  return (
    `  curl -s ${cookies} http://127.0.0.1:${PORT}/graphql ${headers} \\\n` +
    `    -d '${JSON.stringify({ query })}'`
  )
}
