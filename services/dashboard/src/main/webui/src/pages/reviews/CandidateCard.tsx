import { useQuery } from '@tanstack/react-query'
import { Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FeedRecord } from '@/api/matching'
import { readHousehold, type Household, type Member } from '@/api/registry'
import type { Candidate, Review } from '@/api/reviews'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { Weight } from '@/components/MatchWeights'
import { percent } from '@/components/percent'
import { formatDate } from '@/format/dates'
import { matchFieldLabels, matchLevelLabels } from '@/i18n/labels.feeds'
import { memberStatusLabels, relationLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { RevealDialog } from '../households/RevealDialog'
import { RulingActions } from './RulingActions'

interface Props {
  review: Review
  candidate: Candidate
  place: number
}

/** One whom the record may be about: what both say, field by field, and what people may do about it. */
export function CandidateCard({ review, candidate, place }: Props) {
  const { t } = useLanguage()
  const [revealing, setRevealing] = useState(false)
  const household = useQuery({
    queryKey: ['household', candidate.householdId],
    queryFn: () => readHousehold(candidate.householdId),
    retry: false,
  })
  const member = household.data?.members.find((one) => one.personId === candidate.personId)
  return (
    <Card
      data-testid="candidate"
      title={
        <>
          {t('review.candidate', { n: place })} <Tag color={place === 1 ? 'green' : 'default'}>{percent(candidate.probability)}%</Tag>
        </>
      }
      extra={
        member && (
          <Button size="small" type="link" onClick={() => setRevealing(true)}>
            {t('reveal.button')}
          </Button>
        )
      }
    >
      {household.isPending && <Loading />}
      {household.error && <p className="warn">{t('review.outOfScope')}</p>}
      {household.data && member && (
        <>
          <Compared record={review.record} household={household.data} member={member} candidate={candidate} />
          <RulingActions review={review} candidate={candidate} />
        </>
      )}
      {revealing && household.data && (
        <RevealDialog household={household.data} personId={candidate.personId} onClose={() => setRevealing(false)} />
      )}
    </Card>
  )
}

function Compared({ record, household, member, candidate }: { record: FeedRecord; household: Household; member: Member; candidate: Candidate }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const said = (field: string) => (typeof record.values[field] === 'string' ? record.values[field] : undefined)
  const date = (iso: string | undefined) => (iso ? formatDate(iso, language) : '—')
  const rows = [
    { field: 'name', record: said('name') ?? '—', person: member.name },
    { field: 'birthDate', record: date(said('birth_date')), person: date(member.birthDate) },
    { field: 'idNo', record: record.idNoMasked ?? '—', person: member.idNoMasked ?? '—' },
    { field: 'phone', record: said('phone') ?? '—', person: household.phoneMasked ?? '—' },
    {
      field: 'division',
      record: said('division_code') ? <DivisionName code={said('division_code') ?? ''} /> : '—',
      person: <DivisionName code={household.divisionCode} name={household.divisionName} />,
    },
  ]
  return (
    <>
      <p className="muted">
        <Link to={`/households/${household.householdId}`}>{t('alerts.toHousehold')}</Link> · {label(relationLabels, member.relationToHead)}
        {member.status !== 'ACTIVE' && ` · ${label(memberStatusLabels, member.status)}`}
      </p>
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">{t('review.field')}</th>
            <th scope="col">{t('review.record')}</th>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('match.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const weight = candidate.because.fields.find((one) => one.field === row.field)
            const counts = weight !== undefined && weight.level !== 'MISSING'
            return (
              <tr key={row.field} className={counts && weight.bits < 0 ? 'differs' : ''}>
                <th scope="row">{label(matchFieldLabels, row.field)}</th>
                <td>{row.record}</td>
                <td>{row.person}</td>
                <td>
                  {counts && (
                    <>
                      <span>{label(matchLevelLabels, weight.level)}</span>
                      <Weight bits={weight.bits} />
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
