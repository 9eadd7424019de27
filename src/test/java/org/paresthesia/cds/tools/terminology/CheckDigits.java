package org.paresthesia.cds.tools.terminology;

/** The check digits by which a mistyped LOINC or SNOMED CT code shows itself. */
final class CheckDigits {

    private static final int[][] PRODUCT = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
        {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
        {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
    };
    private static final int[] STEP = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private CheckDigits() {}

    /** Verhoeff's check over all digits of a SNOMED CT identifier. */
    static boolean isSnomed(String code) {
        if (!code.matches("[1-9][0-9]{5,17}")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < code.length(); place++) {
            int digit = code.charAt(code.length() - 1 - place) - '0';
            for (int times = 0; times < place % 8; times++) {
                digit = STEP[digit];
            }
            sum = PRODUCT[sum][digit];
        }
        return sum == 0;
    }

    /** The mod 10 check of LOINC: the digit after the hyphen. */
    static boolean isLoinc(String code) {
        if (!code.matches("[0-9]{1,7}-[0-9]")) {
            return false;
        }
        String number = code.substring(0, code.indexOf('-'));
        int sum = 0;
        for (int place = 0; place < number.length(); place++) {
            int digit = number.charAt(number.length() - 1 - place) - '0';
            int twice = place % 2 == 0 ? digit * 2 : digit;
            sum += twice / 10 + twice % 10;
        }
        return (10 - sum % 10) % 10 == code.charAt(code.length() - 1) - '0';
    }
}
