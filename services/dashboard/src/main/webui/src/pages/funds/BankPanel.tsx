import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Empty, Upload } from 'antd'
import { listBankBatches, makeBankBatch, type BankBatch, type Returned } from '@/api/funds'
import { address } from '@/api/http'
import { hasRole } from '@/api/me'
import { upload } from '@/api/upload'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDateTime } from '@/format/dates'
import { formatFen } from '@/format/money'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

const MONEY_MOVED = ['payments', 'payment', 'bank-batches', 'funds-summary', 'ledger', 'overview']

/** Files to the bank and its answers. */
export function BankPanel() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const finance = hasRole(me, 'finance-officer')
  const batches = useQuery({ queryKey: ['bank-batches'], queryFn: listBankBatches })
  const moved = () => queries.invalidateQueries({ predicate: ({ queryKey }) => MONEY_MOVED.includes(String(queryKey[0])) })
  const make = useMutation({
    mutationFn: makeBankBatch,
    onSuccess: (batch) => {
      void message.success(t('bank.made', { no: batch.no, n: batch.payments }))
      void moved()
    },
  })
  const take = useMutation({
    mutationFn: ({ batch, file }: { batch: BankBatch; file: File }) =>
      upload<Returned>(`/funds/bank-batches/${batch.bankBatchId}/return-file`, {}, file, () => undefined),
    onSuccess: (done) => {
      void message.success(done.alreadyTaken ? t('bank.already') : t('bank.result', { paid: done.paid, returned: done.returned }))
      void moved()
    },
  })
  return (
    <>
      {finance && (
        <div className="spaced">
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate()} data-testid="bank-batch-create">
            {t('bank.make')}
          </Button>
          <p className="muted">{t('bank.makeHelp')}</p>
        </div>
      )}
      {make.error && <ProblemNote error={make.error} />}
      {take.error && <ProblemNote error={take.error} />}
      {batches.error && <ProblemNote error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.data?.length === 0 && <Empty description={t('common.empty')} />}
      {batches.data?.map((batch) => (
        <BankRow key={batch.bankBatchId} batch={batch} finance={finance} busy={take.isPending} onReturn={(file) => take.mutate({ batch, file })} />
      ))}
    </>
  )
}

interface RowProps {
  batch: BankBatch
  finance: boolean
  busy: boolean
  onReturn: (file: File) => void
}

function BankRow({ batch, finance, busy, onReturn }: RowProps) {
  const { t, language } = useLanguage()
  return (
    <Card size="small" className="spaced" data-testid="bank-batch-row">
      <div className="row-card-head">
        <b>{batch.no}</b>
        <span>
          {batch.payments} {t('bank.count')} · {formatFen(batch.amountFen)}
        </span>
      </div>
      <div className="row-card-foot">
        <span>
          {t('bank.created')} {formatDateTime(batch.createdAt, language)}
        </span>
        <span data-testid="bank-batch-returned">
          {t('bank.returned')} {batch.returnedAt ? formatDateTime(batch.returnedAt, language) : t('bank.waiting')}
        </span>
      </div>
      {finance && (
        <div className="buttons">
          <Button icon={<DownloadOutlined />} href={address(`/funds/bank-batches/${batch.bankBatchId}/file`)} download data-testid="bank-batch-download">
            {t('bank.download')}
          </Button>
          <Upload
            accept=".csv,text/csv"
            showUploadList={false}
            beforeUpload={(file) => {
              onReturn(file)
              return false
            }}
            data-testid="bank-return-upload"
          >
            <Button icon={<UploadOutlined />} loading={busy}>
              {t('bank.upload')}
            </Button>
          </Upload>
        </div>
      )}
    </Card>
  )
}
