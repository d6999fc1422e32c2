// Prints "passed failed skipped" of one report: xUnit's XML, Vitest's JSON or Playwright's JSON.
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');

function fromXunit() {
  const sums = [0, 0, 0];
  for (const [tag] of text.matchAll(/<assembly\b[^>]*>/g)) {
    const number = (name) => Number(tag.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    sums[0] += number('passed');
    sums[1] += number('failed') + number('errors');
    sums[2] += number('skipped') + number('not-run');
  }
  return sums;
}

function fromJson() {
  const report = JSON.parse(text);
  if (report.stats) {
    return [report.stats.expected + report.stats.flaky, report.stats.unexpected, report.stats.skipped];
  }
  // A file that does not even load has no tests to fail.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return [report.numPassedTests, report.numFailedTests + broken.length, report.numPendingTests + report.numTodoTests];
}

console.log((text.trimStart().startsWith('<') ? fromXunit() : fromJson()).join(' '));
