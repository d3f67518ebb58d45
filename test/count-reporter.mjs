/** Ends a run of the test runner with the line `N passed, N failed`. */
export function countReporter() {
  return {
    stop({ sessions }) {
      let passed = 0;
      let failed = 0;
      for (const session of sessions) {
        const tests = session.testResults ? testsOf(session.testResults) : [];
        // What a configuration leaves out has neither passed nor failed.
        const failures = tests.filter((test) => test.error).length;
        passed += tests.filter((test) => test.passed).length;
        // A file that cannot be loaded has no failing test, and fails all the same.
        failed += failures || Number(!session.passed);
      }
      console.log(`${passed} passed, ${failed} failed`);
    },
  };
}

const testsOf = ({ tests, suites }) => [...tests, ...suites.flatMap(testsOf)];
