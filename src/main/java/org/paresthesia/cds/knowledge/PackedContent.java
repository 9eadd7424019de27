package org.paresthesia.cds.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Content on the classpath, also inside an executable jar, where a folder can't be listed as a file. */
record PackedContent() implements Content {

    @Override
    public List<String> files(String folder) throws IOException {
        List<String> paths = new ArrayList<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.*")) {
            if (resource.isReadable()) {
                paths.add(folder + "/" + resource.getFilename());
            }
        }
        return paths.stream().distinct().sorted().toList();
    }

    @Override
    public byte[] read(String path) throws IOException {
        return new ClassPathResource(path).getContentAsByteArray();
    }
}
