import { type ChainResult, chainFaults } from '../../src/audit/verify.ts'
import { LinkButton } from '../shared/button.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { When } from '../shared/when.tsx'

type Props = { readonly result: ChainResult; readonly at: number; readonly milliseconds: number }

/** The plain result of walking the chain, and what it does and does not show. */
export function VerificationPage({ result, at, milliseconds }: Props) {
  return (
    <>
      <BackLink href="/audit">Audit trail</BackLink>
      <PageHead title={result.ok ? 'Nothing was altered' : 'The audit trail was altered'} />
      <Sheet
        tone={result.ok ? 'yes' : 'no'}
        title={
          result.ok
            ? 'Every row is as it was written'
            : `Row ${result.badRow} is not as it was written`
        }
      >
        {!result.ok && (
          <p>
            {chainFaults[result.fault]} Stop, keep a copy of the database file, and tell your data
            protection officer.
          </p>
        )}
        <SummaryList
          rows={[
            { name: 'Rows checked', value: result.rows.toLocaleString('en-GB') },
            { name: 'Checked at', value: <When at={at} /> },
            { name: 'Took', value: `${milliseconds.toLocaleString('en-GB')} milliseconds` },
            ...(result.ok
              ? [{ name: 'Last link of the chain', value: <code class="hash">{result.head}</code> }]
              : []),
          ]}
        />
      </Sheet>
      <Sheet title="What this shows">
        <p>
          Each row carries a fingerprint of itself and of the row before it. If any row had been
          changed, added in the middle, taken out or put in another order, this check would name it.
        </p>
        <p>
          It cannot show that the newest rows were cut off, or that somebody with the database file
          wrote the whole trail again. For that, compare the last link above with one that you kept
          somewhere else: it is printed in every export pack.
        </p>
      </Sheet>
      <LinkButton href="/audit">Back to the audit trail</LinkButton>
    </>
  )
}
