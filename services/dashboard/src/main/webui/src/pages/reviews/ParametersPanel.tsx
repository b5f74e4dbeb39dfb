import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Empty, Popconfirm, Table, Tag, type TableColumnsType } from 'antd'
import { hasRole } from '@/api/me'
import { learnParameters, listParameters, publishParameters, type Parameters } from '@/api/parameters'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDateTime } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

const REFRESH_MS = 3000

/** How records are weighed: learnt by one person, tried, and published by another. */
export function ParametersPanel() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  // What is published comes into force when every replica has heard of it, a moment later.
  const all = useQuery({ queryKey: ['parameters'], queryFn: listParameters, refetchInterval: REFRESH_MS })
  const changed = () => void queries.invalidateQueries({ queryKey: ['parameters'] })
  const learn = useMutation({ mutationFn: learnParameters, onSuccess: changed })
  const publish = useMutation({ mutationFn: publishParameters, onSuccess: changed })
  const columns = useColumns(all.data?.inForce, publish.isPending, (version) => publish.mutate(version))
  if (all.error) return <ProblemNote error={all.error} onRetry={() => void all.refetch()} />
  if (!all.data) return <Loading />
  return (
    <>
      <p className="muted">{t('parameters.about')}</p>
      <div className="filters">
        <span>
          {t('parameters.inForce')} <Tag color="green" data-testid="parameters-in-force">{all.data.inForce}</Tag>
        </span>
        <Button type="primary" loading={learn.isPending} onClick={() => learn.mutate()} data-testid="parameters-learn">
          {t('parameters.learn')}
        </Button>
      </div>
      {(learn.error ?? publish.error) && <ProblemNote error={learn.error ?? publish.error} />}
      {all.data.learnt.length === 0 ? (
        <Empty description={t('parameters.none')} />
      ) : (
        <Table size="middle" pagination={false} rowKey="version" columns={columns} dataSource={all.data.learnt} scroll={{ x: 'max-content' }} />
      )}
    </>
  )
}

function useColumns(inForce: string | undefined, busy: boolean, onPublish: (version: string) => void): TableColumnsType<Parameters> {
  const { t, language } = useLanguage()
  const me = useCurrentMe()
  const mayPublish = hasRole(me, 'administrator', 'monitoring-staff')
  return [
    { title: t('parameters.version'), dataIndex: 'version' },
    { title: t('parameters.learnt'), render: (_, one) => t('reviews.by', { name: one.learnt.name, at: formatDateTime(one.learnt.at, language) }) },
    { title: t('parameters.sample'), align: 'right', dataIndex: 'records' },
    {
      title: t('parameters.changes'),
      render: (_, { trial }) =>
        t('parameters.changed', { accepted: trial.accepted, review: trial.review, left: trial.left, otherPerson: trial.otherPerson }),
    },
    { title: t('parameters.review'), render: (_, { trial }) => `${trial.reviewBefore} → ${trial.reviewNow}` },
    {
      title: t('parameters.labels'),
      render: (_, { trial }) => (trial.labels === 0 ? '—' : `${trial.agreedBefore} → ${trial.agreedNow} / ${trial.labels}`),
    },
    {
      title: t('parameters.published'),
      render: (_, one) =>
        one.version === inForce ? (
          <Tag color="green">{t('parameters.inForce')}</Tag>
        ) : mayPublish && one.learnt.userId !== me.userId ? (
          <Popconfirm title={t('parameters.publishAsk')} onConfirm={() => onPublish(one.version)}>
            <Button size="small" loading={busy} data-testid="parameters-publish">
              {t('parameters.publish')}
            </Button>
          </Popconfirm>
        ) : (
          one.published && formatDateTime(one.published.at, language)
        ),
    },
  ]
}
