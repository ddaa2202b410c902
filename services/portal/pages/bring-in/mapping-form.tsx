import type { FormEvent } from 'react'
import type { DocumentKind } from '../../receivable/document-kinds.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { FIELDS } from './fields.ts'
import { DATE_FORMS, type Mapping } from './guess-mapping.ts'
import { MappingTable } from './mapping-table.tsx'
import type { FileHead } from './read-head.ts'
import { TEXTS } from './texts.ts'

interface MappingFormProps {
  readonly kind: DocumentKind
  /** Null where the file is read as the platform's own format. */
  readonly mapping: Mapping | null
  readonly head: FileHead | null
  readonly onMapping: (mapping: Mapping) => void
  readonly onSend: () => void
}

/** Shows what was guessed of a file, to be confirmed or corrected before it is sent. */
export function MappingForm({ kind, mapping, head, onMapping, onSend }: MappingFormProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { list } = useWords()
  const lacking = mapping
    ? FIELDS[kind].filter(({ name, needed }) => needed && isEmpty(mapping.sources[name]))
    : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {mapping && head && (
        <>
          <h2>{say('mapping')}</h2>
          <MappingTable {...{ kind, mapping, head, onMapping }} />
          <Forms mapping={mapping} onMapping={onMapping} />
        </>
      )}
      {lacking.length > 0 && (
        <p className="notice" role="status">
          {say('lacking', { fields: list(lacking.map(inLanguage)) })}
        </p>
      )}
      <button type="submit" className="primary" disabled={lacking.length > 0}>
        {say('send')}
      </button>
    </form>
  )
}

function isEmpty(source: Mapping['sources'][string] | undefined): boolean {
  return !source || ('always' in source && source.always.trim() === '')
}

type FormsProps = { readonly mapping: Mapping } & Pick<MappingFormProps, 'onMapping'>

function Forms({ mapping, onMapping }: FormsProps) {
  const say = useTexts(TEXTS)
  return (
    <div className="forms">
      <label className="field">
        <span>{say('dates')}</span>
        <select
          value={mapping.dates}
          onChange={event =>
            onMapping({ ...mapping, dates: event.target.value as Mapping['dates'] })
          }
        >
          {DATE_FORMS.map(form => (
            <option key={form}>{form}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{say('amounts')}</span>
        <select
          value={mapping.amounts}
          onChange={event =>
            onMapping({ ...mapping, amounts: event.target.value as Mapping['amounts'] })
          }
        >
          <option value="major">{say('major')}</option>
          <option value="minor">{say('minor')}</option>
        </select>
      </label>
    </div>
  )
}
