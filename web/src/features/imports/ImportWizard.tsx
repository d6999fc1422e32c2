import { CheckStep } from './CheckStep';
import { DoneStep } from './DoneStep';
import { FieldsStep } from './FieldsStep';
import { FileStep } from './FileStep';
import styles from './Import.module.css';
import { Rail } from './Rail';
import { useImport } from './useImport';

/** Brings a plan from elsewhere in: choose the file, see what becomes of its fields, check, import, and take it back if it was not right. */
export function ImportWizard({ workspaceId }: { workspaceId: string }) {
  const wizard = useImport(workspaceId);
  const { state, go } = wizard;
  const { step, file, plan, report } = state;
  return (
    <div className={styles.page}>
      <Rail
        step={step}
        reached={report ? 'done' : plan ? 'check' : 'file'}
        onGo={state.work || report ? undefined : go}
      />
      <div className={styles.main}>
        {step === 'file' && (
          <FileStep
            state={state}
            onChoose={wizard.choose}
            onCancel={wizard.cancel}
            onNext={() => go('fields')}
          />
        )}
        {step === 'fields' && plan && (
          <FieldsStep plan={plan} onBack={() => go('file')} onNext={() => go('check')} />
        )}
        {step === 'check' && plan && file && (
          <CheckStep
            workspaceId={workspaceId}
            state={state}
            plan={plan}
            onBack={() => go('fields')}
            onTarget={(target) => void wizard.preview(file, target)}
            onRun={(target) => void wizard.run(file, target)}
          />
        )}
        {step === 'done' && report && (
          <DoneStep
            workspaceId={workspaceId}
            state={state}
            report={report}
            onUndo={() => void wizard.undo(report)}
            onRestart={wizard.restart}
          />
        )}
      </div>
    </div>
  );
}
