import com.adobe.epubcheck.tool.EpubChecker;

/** Runs EPUBCheck on each file that is named, in one Java. Its own command takes one file, and starts for seconds. */
class CheckEpubs {
    public static void main(String[] files) {
        for (String file : files) {
            new EpubChecker().run(
                new String[] {file, "--json", file + ".json", "--usage", "--quiet", "--locale", "en"});
        }
    }
}
