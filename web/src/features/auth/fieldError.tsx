import { Icon } from '../../ui/Icon';
import styles from './AuthForm.module.css';

/** What is wrong with a field: red, with a shape, in a sentence. */
export function fieldError(sentence: string | undefined) {
  return (
    sentence && (
      <span className={styles.fieldError}>
        <Icon name="warning" small />
        <span>{sentence}</span>
      </span>
    )
  );
}
