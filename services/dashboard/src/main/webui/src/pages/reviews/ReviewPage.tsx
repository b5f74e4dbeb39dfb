import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Timeline } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { readReview, type Move, type Review, type Ruling } from '@/api/reviews'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { SyntheticTag } from '@/components/SyntheticTag'
import { useFeedTitle } from '@/components/useFeeds'
import { formatDateTime } from '@/format/dates'
import { matchMethodLabels, unmatchedLabels } from '@/i18n/labels.feeds'
import { verdictLabels } from '@/i18n/labels.reviews'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { CandidateCard } from './CandidateCard'
import { RevealRecord } from './RevealRecord'
import { RulingState } from './RulingsPanel'

/** A record beside those whom it may be about. */
export default function ReviewPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const review = useQuery({ queryKey: ['review', id], queryFn: () => readReview(id) })
  if (review.error) return <ProblemNote error={review.error} onRetry={() => void review.refetch()} />
  return (
    <>
      <PageTitle
        title={t('review.title')}
        tags={review.data && <SyntheticTag synthetic={review.data.record.synthetic ?? false} />}
        actions={<Link to="/reviews">{t('review.back')}</Link>}
      />
      {review.data ? <Comparison review={review.data} /> : <Loading />}
    </>
  )
}

function Comparison({ review }: { review: Review }) {
  const { t } = useLanguage()
  const feedTitle = useFeedTitle()
  const [revealing, setRevealing] = useState(false)
  const { record } = review
  return (
    <>
      <p>
        <Link to={`/records/${record.recordId}`}>
          {feedTitle(record.dataset)} · {t('alerts.evidenceRow', { row: record.rowNo })}
        </Link>{' '}
        <Button size="small" type="link" data-testid="review-reveal" onClick={() => setRevealing(true)}>
          {t('review.reveal')}
        </Button>
      </p>
      {review.candidates.length === 0 && <Empty description={t('review.none')} />}
      <div className="candidates">
        {review.candidates.map((candidate, i) => (
          <CandidateCard key={candidate.personId} review={review} candidate={candidate} place={i + 1} />
        ))}
      </div>
      {review.rulings.length > 0 && <History rulings={review.rulings} />}
      {review.moves.length > 0 && <Moves moves={review.moves} />}
      {revealing && <RevealRecord recordId={record.recordId} onClose={() => setRevealing(false)} />}
    </>
  )
}

function History({ rulings }: { rulings: Ruling[] }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  return (
    <Card title={t('review.history')} className="spaced" data-testid="review-history">
      <Timeline
        items={rulings.map((ruling) => ({
          key: ruling.rulingId,
          content: (
            <>
              <b>{label(verdictLabels, ruling.verdict)}</b> <RulingState ruling={ruling} />
              <div className="muted">
                {[ruling.proposed, ruling.decided, ruling.reversed]
                  .filter((by) => by !== undefined)
                  .map((by) => t('reviews.by', { name: by.name, at: formatDateTime(by.at, language) }))
                  .join(' → ')}
              </div>
              <div>{ruling.note}</div>
              {ruling.reversalReason && <div>{ruling.reversalReason}</div>}
            </>
          ),
        }))}
      />
    </Card>
  )
}

/** Where the record's fact went, the newest first. */
function Moves({ moves }: { moves: Move[] }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  return (
    <Card title={t('review.moves')} className="spaced" data-testid="review-moves">
      <Timeline
        items={moves.map((move) => ({
          key: move.version,
          content: (
            <>
              <Link to={`/households/${move.fromHousehold}`}>{t('review.movedFrom')}</Link> →{' '}
              {move.toHousehold ? <Link to={`/households/${move.toHousehold}`}>{t('review.movedTo')}</Link> : t('review.movedToNobody')}
              <div className="muted">
                {label({ ...unmatchedLabels, ...matchMethodLabels }, move.because)} · {formatDateTime(move.at, language)}
              </div>
            </>
          ),
        }))}
      />
    </Card>
  )
}
