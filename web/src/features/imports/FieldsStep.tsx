import Button from '@mui/material/Button';
import { FieldsTable } from './FieldsTable';
import styles from './Import.module.css';
import type { ImportReport } from './importTypes';
import { byOutcome, formatNames } from './importWords';

interface FieldsStepProps {
  plan: ImportReport;
  onBack: () => void;
  onNext: () => void;
}

export function FieldsStep({ plan, onBack, onNext }: FieldsStepProps) {
  const groups = byOutcome(plan.fields);
  return (
    <>
      <h2>
        <bdi>{plan.projectName}</bdi>
      </h2>
      <p className={styles.lead}>
        {formatNames[plan.format]} with {plan.fields.length} kinds of field: {groups.carried.length} are taken
        as they are, {groups.transformed.length} are changed, {groups.notCarried.length} are left out.
      </p>
      <FieldsTable fields={plan.fields} />
      <div className={styles.actions}>
        <Button onClick={onBack}>Another file</Button>
        <Button variant="contained" onClick={onNext}>
          Go on to the check
        </Button>
      </div>
    </>
  );
}
