package dev.slipstream.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON schemas accept what the design shows and refuse what a tired operator writes. */
class JsonSchemasTest {
    private static final String RIG = """
            {"unit":"m","up":"z","bounds":{"min":[-5,-5,0],"max":[5,5,3]},"background":{"kind":"plate"},
             "cameras":[{"id":"cam-1","width":1920,"height":1080,"K":[[1500,0,960],[0,1500,540],[0,0,1]],
             "distortion":[0,0,0,0,0],"R":[[1,0,0],[0,0,-1],[0,1,0]],"t":[0,1.5,10],"offsetSeconds":0}]}""";

    private static final String TRUTH = """
            {"seed":7,"fps":25,"seconds":10,"startTime":"2026-02-08T10:00:00Z","unit":"STKM500M",
             "athletes":[{"id":"1","bib":"12","givenName":"Ana","familyName":"Sørli","noc":"NOR",
               "visible":[{"camera":"cam-1","from":0,"to":4.2}]}],
             "events":[{"type":"start","time":1.0,"athletes":["1"],"importance":0.4}],
             "graphics":[{"camera":"programme","kind":"lower-third","text":"SØRLI Ana","from":1,"to":4}],
             "geometry":[{"time":2,"athletes":[{"id":"1","capsules":[{"a":[0,0,0],"b":[0,0,1],"radius":0.1}]}]}]}""";

    private static JsonSchema schema(String name) {
        InputStream in = Objects.requireNonNull(JsonSchemasTest.class.getResourceAsStream("json/" + name));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    }

    private static Set<String> problems(String schema, String json) {
        return schema(schema).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    @Test
    void theDesignsExamplesAreValid() {
        assertThat(problems("rig.schema.json", RIG)).isEmpty();
        assertThat(problems("truth.schema.json", TRUTH)).isEmpty();
    }

    @Test
    void aRigInMillimetresOrWithATypoIsRefused() {
        assertThat(problems("rig.schema.json", RIG.replace("\"m\"", "\"mm\""))).isNotEmpty();
        assertThat(problems("rig.schema.json", RIG.replace("offsetSeconds", "offsetSecond")))
                .isNotEmpty();
        assertThat(problems("rig.schema.json", RIG.replace("\"plate\"", "\"colour\"")))
                .anyMatch(p -> p.contains("colour"));
        assertThat(problems("rig.schema.json", RIG.replace("[0,1.5,10]", "[0,1.5]")))
                .isNotEmpty();
    }

    @Test
    void importanceIsAShare() {
        assertThat(problems("truth.schema.json", TRUTH.replace("0.4", "40"))).isNotEmpty();
    }
}
