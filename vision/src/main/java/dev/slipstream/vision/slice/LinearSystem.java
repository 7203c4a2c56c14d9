package dev.slipstream.vision.slice;

import org.jspecify.annotations.Nullable;

/** Least squares of a handful of unknowns: Cholesky's decomposition of the normal equations. */
final class LinearSystem {
    private LinearSystem() {}

    /**
     * @param normal symmetric matrix of n rows, of which the upper half counts; overwritten
     * @param right overwritten with the result
     * @return {@code right}; null where the matrix is singular
     */
    static double @Nullable [] solve(double[] normal, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = normal[i * n + j];
                for (int k = 0; k < i; k++) {
                    sum -= normal[k * n + i] * normal[k * n + j];
                }
                if (i == j) {
                    if (!(sum > 1e-9)) {
                        return null;
                    }
                    normal[i * n + i] = Math.sqrt(sum);
                } else {
                    normal[i * n + j] = sum / normal[i * n + i];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= normal[k * n + i] * right[k];
            }
            right[i] /= normal[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= normal[i * n + k] * right[k];
            }
            right[i] /= normal[i * n + i];
        }
        return right;
    }
}
