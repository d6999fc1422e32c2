import { Icon } from './Icon';
import styles from './fieldError.module.css';

/** What is wrong with a field: red, with a shape, in a sentence. */
export function fieldError(sentence: string | undefined) {
  return (
    sentence && (
      <span className={styles.error}>
        <Icon name="warning" small />
        <span>{sentence}</span>
      </span>
    )
  );
}
