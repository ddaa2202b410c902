import { ROLE_WORDS, SIZE_WORDS } from '../../../client/browser.ts'
import type { Firm, SizeClass } from '../../enrol/applicant.ts'
import type { PartyRole } from '../../graph/graphql.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'

interface FirmFieldsProps {
  readonly firm: Firm
  readonly onFirm: (firm: Firm) => void
}

const SIZES = Object.keys(SIZE_WORDS) as SizeClass[]

/** What the firm is. */
export function FirmFields({ firm, onFirm }: FirmFieldsProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { name, code, size } = firm
  return (
    <div className="stack">
      <WithInvitation firm={firm} onFirm={onFirm} />
      <label className="field">
        <span>{say('name')}</span>
        <input
          {...{ value: name, required: true, maxLength: 200, autoComplete: 'organization' }}
          onChange={({ target }) => onFirm({ ...firm, name: target.value })}
        />
      </label>
      <div className="two">
        <label className="field">
          <span>{say('code')}</span>
          <input
            {...{ value: code, required: true, maxLength: 20, readOnly: firm.invitation !== null }}
            onChange={({ target }) => onFirm({ ...firm, code: spellCode(target.value) })}
          />
        </label>
        <label className="field">
          <span>{say('size')}</span>
          <select
            value={size}
            onChange={({ target }) => onFirm({ ...firm, size: target.value as SizeClass })}
          >
            {SIZES.map(one => (
              <option key={one} value={one}>
                {inLanguage(SIZE_WORDS[one])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <RoleTicks firm={firm} onFirm={onFirm} />
    </div>
  )
}

/** Says that the code is that of an invitation, and how to do without. */
function WithInvitation({ firm, onFirm }: FirmFieldsProps) {
  const say = useTexts(TEXTS)
  if (firm.invitation === null) return null
  return (
    <p className="row">
      <span>{say('invited')}</span>
      <button type="button" onClick={() => onFirm({ ...firm, invitation: null })}>
        {say('uninvited')}
      </button>
    </p>
  )
}

/** As a register prints a code: capitals without spaces. */
function spellCode(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

/** Nobody applies to be the operator: it founded the ledger. */
const ROLES = Object.entries(ROLE_WORDS)
  .filter(([role]) => role !== 'operator')
  .map(([role, words]) => ({ role: role.replace('-', '_') as PartyRole, words }))

function RoleTicks({ firm, onFirm }: FirmFieldsProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const toggle = (role: PartyRole) => {
    const { roles } = firm
    const next = roles.includes(role) ? roles.filter(one => one !== role) : [...roles, role]
    onFirm({ ...firm, roles: next })
  }
  return (
    <fieldset className="ticks">
      <legend>{say('roles')}</legend>
      {ROLES.map(({ role, words }) => (
        <label key={role} className="tick" title={inLanguage(words.may)}>
          <input
            type="checkbox"
            checked={firm.roles.includes(role)}
            onChange={() => toggle(role)}
          />
          {inLanguage(words)}
        </label>
      ))}
    </fieldset>
  )
}
